import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { parseConfig } from "../../src/config/config.ts";
import { faultsOf, readCompose, type Service } from "./composed.ts";
import { filesOf, readFile } from "./tree.ts";

type Pin = { readonly image: string; readonly digest: string; readonly seen: string };
const pins = JSON.parse(readFile("deploy/pins.json")) as readonly Pin[];
const pinned = new Set(pins.map(({ image, digest }) => `${image}@${digest}`));

describe("deploy/compose.yaml", () => {
  const compose = readCompose("compose.yaml");
  const services = Object.entries(compose.services);

  test("is what the compose specification allows", () => {
    expect(faultsOf(compose)).toEqual([]);
    expect(faultsOf({ services: { server: { imagee: "x" } } })).not.toEqual([]);
  });

  test("is the whole system", () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ["grafana", "nginx", "postgres", "prometheus", "redis", "server", "worker"].sort(),
    );
  });

  test.each(services)("%s is confined, bounded and pinned", (_name, service) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toContain("no-new-privileges:true");
    expect(service.deploy?.resources?.limits?.memory).toMatch(/^\d+[mg]$/);
    if (service.build === undefined) expect(pinned).toContain(service.image);
  });

  test("only the proxy can be reached from outside, and no secret is in the environment", () => {
    const open = services.flatMap(([name, { ports = [] }]) =>
      ports.filter((port) => !port.startsWith("127.0.0.1:")).map((port) => `${name} ${port}`),
    );
    expect(open).toEqual(["nginx 80:80", "nginx 443:443"]);
    for (const [name, { environment = {}, secrets = [] }] of services) {
      const bare = Object.keys(environment).filter(
        (key) => /SECRET|PASSWORD|KEY|DATABASE_URL/.test(key) && !/_FILE$/.test(key),
      );
      expect([name, bare]).toEqual([name, []]);
      for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
    }
    for (const { file } of Object.values(compose.secrets)) expect(file).toMatch(/^\.\/secrets\//);
    expect(readFile(".gitignore")).toContain("deploy/secrets/");
  });

  test("who keeps state cannot be reached by the proxy and has no way out; letters and traces have one", () => {
    for (const name of ["postgres", "redis"]) {
      expect([name, compose.services[name]?.networks]).toEqual([name, ["back"]]);
    }
    expect(compose.services["nginx"]?.networks).toEqual(["front"]);
    expect(compose.services["worker"]?.networks).toEqual(["back", "out"]);
    expect([compose.networks["back"]?.internal, compose.networks["out"]?.internal]).toEqual([
      true,
      undefined,
    ]);
    expect(
      services.filter(([, { networks = [] }]) => networks.includes("out")).map(([name]) => name),
    ).toEqual(["worker"]);
  });

  test.each(["server", "worker"])(
    "every line of .env.example reaches the %s, but what the file itself says",
    (name) => {
      const { environment = {}, env_file, volumes = [] } = compose.services[name] as Service;
      expect(env_file).toEqual(["./house.env"]);
      // The secrets of mail services are files too.
      expect(volumes).toContain("./secrets/mail:/run/mail:ro");
      const lines = readFile(".env.example").matchAll(/^([A-Z][A-Z0-9_]*)=(.*)$/gm);
      const example = Object.fromEntries([...lines].map(([, key = "", value = ""]) => [key, value]));
      const own = {
        MAIL_FROM: "casino@example.org",
        SMTP_URL_FILE: "/run/mail/smtp_url",
        JURISDICTION: "uk",
      };
      const here = { ...environment, PUBLIC_URL: "https://casino.example", BACKUP_COPY_DIR: "" };
      const files: Record<string, string> = {
        "/run/secrets/rng_secret": "t1:abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN",
        "/run/secrets/database_url": "postgresql://rng:x@postgres/rng",
        "/run/secrets/backup_key": "k".repeat(48),
        "/run/mail/smtp_url": "smtps://mail.example.org",
      };
      const config = parseConfig(
        { ...example, ...own, ...here },
        {
          readFile: (path) => files[path] ?? expect.fail(`nothing is mounted at ${path}`),
          makeSecret: () => expect.fail("a secret was made up"),
        },
      );
      expect(config).toMatchObject({
        production: true,
        port: 8000,
        dataFolder: "/data",
        database: { kind: "postgres" },
        mail: { from: "casino@example.org", route: { url: "smtps://mail.example.org" } },
        operator: { jurisdiction: "uk" },
        operation: { jobs: "elsewhere", backups: name === "worker" ? { folder: "/backups" } : undefined },
      });
    },
  );

  test("copies of backups go to another machine when there is one, and a file closes the house", () => {
    const { worker, nginx } = compose.services;
    expect(worker?.environment?.["BACKUP_COPY_DIR"]).toMatch(/^\$\{BACKUP_COPY_DIR:\+\/copies\}$/);
    expect(worker?.volumes?.join(" ")).toMatch(/ \$\{BACKUP_COPY_DIR:-copies\}:\/copies /);
    const [, flag = ""] = /-f (\S+)\/maintenance\)/.exec(readFile("deploy/nginx/nginx.conf")) ?? [];
    expect(nginx?.volumes).toContain(`./flags:${flag}:ro`);
  });
});

type Manifest = { readonly apiVersion: string; readonly kind: string };
type Model = new (data: unknown) => { validate(): void };

const isValid = (model: Model, data: unknown): boolean => {
  try {
    new model(data).validate();
    return true;
  } catch {
    return false;
  }
};

/** Every key of it, wherever it stands, with the same thing but for nonsense under that key. */
function* nonsense(
  whole: unknown,
  part: unknown = whole,
  path = "",
): Generator<[path: string, data: unknown]> {
  if (typeof part !== "object" || part === null) return;
  const record = part as Record<string, unknown>;
  for (const [key, value] of Object.entries(record)) {
    record[key] = () => {};
    yield [`${path}/${key}`, whole];
    record[key] = value;
    yield* nonsense(whole, value, `${path}/${key}`);
  }
}

describe("deploy/kubernetes", () => {
  const documents = filesOf("deploy/kubernetes/*.yaml").flatMap(({ text }) =>
    parseAllDocuments(text).map((document) => document.toJS() as Manifest),
  );
  const modelOf = async ({ apiVersion, kind }: Manifest): Promise<Model> => {
    const models = (await import(`kubernetes-models/${apiVersion}`)) as Record<string, Model>;
    const model = models[kind];
    if (!model) throw new Error(`Kubernetes has no ${kind} in ${apiVersion}`);
    return model;
  };

  test.each(documents.map((document) => [document.kind, document] as const))(
    "%s is as Kubernetes' schema has it, and every key is one that it knows",
    async (_kind, document) => {
      const model = await modelOf(document);
      new model(document).validate();
      // A key that the schema does not know is not looked at: nonsense under it goes unnoticed.
      const unknown: string[] = [];
      for (const [path, data] of nonsense(document)) if (isValid(model, data)) unknown.push(path);
      expect(unknown).toEqual([]);
    },
  );

  test("there are probes, a budget, an autoscaler and a policy, and nobody is root", () => {
    const kinds = documents.map(({ kind }) => kind);
    for (const kind of [
      "PodDisruptionBudget",
      "HorizontalPodAutoscaler",
      "NetworkPolicy",
      "Ingress",
      "Service",
    ])
      expect(kinds).toContain(kind);
    const pods = documents.filter(({ kind }) => kind === "Deployment").map((d) => JSON.stringify(d));
    expect(pods).toHaveLength(2);
    for (const pod of pods) {
      for (const said of [
        '"runAsNonRoot":true',
        '"runAsUser":10001',
        '"allowPrivilegeEscalation":false',
        '"readOnlyRootFilesystem":true',
        '"drop":["ALL"]',
        '"type":"RuntimeDefault"',
        '"automountServiceAccountToken":false',
        '"livenessProbe"',
        '"startupProbe"',
        '"limits":{"memory"',
        '"prometheus.io/port":"9464"',
      ])
        expect(pod).toContain(said);
    }
    expect(pods[0]).toContain('"readinessProbe"');
  });
});

test("every image has its digest in deploy/pins.json, with where it was seen", () => {
  const named = filesOf("deploy/Dockerfile", "deploy/**/*.yaml").flatMap(({ text }) =>
    [...text.matchAll(/(?:docker\.io\/library\/)?([\w./-]+:[\w.-]+@sha256:[0-9a-f]{64})/g)].map(([, image]) =>
      (image ?? "").replace("docker.io/library/", ""),
    ),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((image) => !pinned.has(image))).toEqual([]);
  expect(pins.map(({ image, digest }) => `${image}@${digest}`).filter((pin) => !named.includes(pin))).toEqual(
    [],
  );
  for (const { seen } of pins) expect(seen.length).toBeGreaterThan(40);
});
