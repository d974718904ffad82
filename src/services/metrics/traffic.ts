import { Counter, Gauge, Histogram, type Registry } from "prom-client";

/** A request as it was answered. route is the pattern, never the address: what players type must not make new series. */
export type Answered = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  /** The problem document's code; undefined for an answer that is none. */
  readonly code: string | undefined;
};

/** From a read out of memory to a request that waits for its time-out. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** The first status that is an error. */
const ERROR_STATUS = 400;

export function createTraffic(registers: Registry[]) {
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the request's arrival to the end of its answer",
    labelNames: ["method", "route", "status"],
    buckets: SECONDS,
    registers,
  });
  const errors = new Counter({
    name: "http_errors_total",
    help: "Answers of 400 and above, by status and the problem document's code",
    labelNames: ["status", "code"],
    registers,
  });
  const inFlight = new Gauge({ name: "http_requests_in_flight", help: "Requests being answered", registers });
  return {
    began: (): void => inFlight.inc(),
    answered({ method, route, status, seconds, code }: Answered): void {
      inFlight.dec();
      duration.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
      if (status >= ERROR_STATUS) errors.inc({ status, code: code ?? "none" });
    },
  };
}
export type Traffic = ReturnType<typeof createTraffic>;
