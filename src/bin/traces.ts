/** At most this share of requests is traced when nobody upstream has decided: traces explain, metrics count. */
const SHARE = 0.1;

/**
 * Sends traces over OTLP when an address is set: requests are spans (http/observe.ts), so are batches of the settle path
 * and the runs of jobs with their steps. The libraries are only loaded then. Returns the stop, which sends what is left.
 */
export async function startTraces(url: string | undefined, role: string): Promise<() => Promise<void>> {
  if (url === undefined) return async () => {};
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }, hooks, core] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
    import("@opentelemetry/context-async-hooks"),
    import("@opentelemetry/core"),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${url.replace(/\/$/, "")}/v1/traces` });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ "service.name": "rng-thing", "service.instance.role": role }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(SHARE) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  api.context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  api.propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  api.trace.setGlobalTracerProvider(provider);
  return () => provider.shutdown();
}
