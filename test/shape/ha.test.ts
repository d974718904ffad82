import { expect, test } from "vitest";
import { faultsOf, laidOver, readCompose } from "./composed.ts";
import { filesOf, readFile } from "./tree.ts";

const over = readCompose("compose.ha.yaml");
const whole = laidOver(readCompose("compose.yaml"), over);
const named = (pattern: RegExp): string[] => Object.keys(whole.services).filter((name) => pattern.test(name));

test("deploy/compose.ha.yaml is what the compose specification allows, alone and over compose.yaml", () => {
  expect(faultsOf(over)).toEqual([]);
  expect(faultsOf(whole)).toEqual([]);
});

test("of each store there are enough for one to die: two PostgreSQL and Redis, three etcd and sentinels", () => {
  expect(named(/^postgres/)).toEqual(["postgres", "postgres2"]);
  expect(named(/^redis/)).toEqual(["redis", "redis2"]);
  expect(named(/^etcd/)).toEqual(["etcd1", "etcd2", "etcd3"]);
  expect(named(/^sentinel/)).toEqual(["sentinel1", "sentinel2", "sentinel3"]);
  for (const name of named(/^etcd/)) {
    const { environment = {} } = whole.services[name] ?? {};
    expect(environment).toMatchObject({
      ETCD_NAME: name,
      ETCD_ADVERTISE_CLIENT_URLS: `http://${name}:2379`,
      ETCD_INITIAL_ADVERTISE_PEER_URLS: `http://${name}:2380`,
    });
    expect(environment["ETCD_INITIAL_CLUSTER"]).toContain(`${name}=http://${name}:2380`);
  }
});

test.each(Object.entries(whole.services))(
  "%s is confined, bounded, watched and knows its files",
  (name, service) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toContain("no-new-privileges:true");
    expect(service.deploy?.resources?.limits?.memory).toMatch(/^\d+[mg]$/);
    if (name !== "worker") expect(service.healthcheck).toBeDefined();
    for (const other of Object.keys(service.depends_on ?? {}))
      expect(Object.keys(whole.services)).toContain(other);
    for (const secret of service.secrets ?? []) expect(Object.keys(whole.secrets)).toContain(secret);
    for (const volume of service.volumes ?? []) {
      const [, own] = /^([a-z0-9-]+):/.exec(volume) ?? [];
      if (own !== undefined) expect(Object.keys(whole.volumes)).toContain(own);
    }
  },
);

test("who keeps state has no way out, and what decides who is the primary talks to Patroni alone", () => {
  for (const name of [...named(/^redis/), ...named(/^sentinel/)])
    expect([name, whole.services[name]?.networks]).toEqual([name, ["back"]]);
  for (const name of named(/^etcd/))
    expect([name, whole.services[name]?.networks]).toEqual([name, ["quorum"]]);
  for (const name of named(/^postgres/))
    expect([name, whole.services[name]?.networks]).toEqual([name, ["back", "quorum"]]);
  expect([whole.networks["back"]?.internal, whole.networks["quorum"]?.internal]).toEqual([true, true]);
});

test("the house is given Redis by its sentinels, from a file, and waits for the stores", () => {
  for (const name of ["server", "worker"]) {
    const { environment = {}, secrets, depends_on } = whole.services[name] ?? {};
    expect(environment).toMatchObject({ REDIS_URL: "", REDIS_URL_FILE: "/run/secrets/redis_url" });
    expect(secrets).toContain("redis_url");
    expect(Object.keys(depends_on ?? {})).toEqual(
      expect.arrayContaining(["postgres", "postgres2", "sentinel1", "sentinel2", "sentinel3"]),
    );
  }
});

test("no store of the shipped files lets a stranger in", () => {
  expect(readFile("deploy/redis/redis.conf")).toContain("include /etc/redis/secret.conf");
  expect(readFile("deploy/redis/sentinel.conf")).toContain("include /etc/redis/sentinel-secret.conf");
  for (const { path, text } of filesOf("deploy/redis/*secret.conf.example"))
    expect([path, /^requirepass /m.test(text)]).toEqual([path, true]);
  for (const { path, text } of filesOf("deploy/redis/*.conf"))
    expect([path, text.includes("protected-mode no")]).toEqual([path, false]);
  const patroni = readFile("deploy/patroni/patroni.yml");
  expect(patroni).toMatch(/restapi:[^#]*authentication: \{ username: \w+, password: /);
  expect(patroni).not.toMatch(/^\s*- host /m);
});

test("the worker's unit may write where docs/operations.md lays backups and their copies", () => {
  const docs = readFile("docs/operations.md");
  const unit = readFile("deploy/systemd/rng-thing-worker.service");
  for (const folder of ["/var/backups/rng-thing", "/mnt/backups"]) {
    expect(docs).toContain(folder);
    expect(unit).toContain(`\nReadWritePaths=-${folder}\n`);
  }
});

test("the archive has a repository that outlives the machine, and full and differential backups by the clock", () => {
  const s3 = readFile("deploy/pgbackrest/s3.conf");
  for (const line of ["repo1-type=s3", "repo1-cipher-type=aes-256-cbc", "[rng-thing]"])
    expect(s3).toContain(line);
  expect(s3).not.toMatch(/^repo1-(?:s3-key|cipher-pass)/m);
  for (const kind of ["full", "diff"]) {
    const unit = readFile(`deploy/pgbackrest/pgbackrest-${kind}.service`);
    expect(unit).toContain(`pgbackrest --stanza=rng-thing --type=${kind} backup`);
    expect(unit).toContain("EnvironmentFile=/etc/pgbackrest/environment");
    expect(readFile(`deploy/pgbackrest/pgbackrest-${kind}.timer`)).toMatch(/^OnCalendar=/m);
  }
  for (const step of ["stanza-create", "PGBACKREST_REPO1_CIPHER_PASS", "pgbackrest-full.timer"])
    expect(readFile("docs/operations.md")).toContain(step);
});
