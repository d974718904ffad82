import { z } from "zod";
import { parseHosts } from "../base/hosts.ts";
import type { SecretKey } from "../base/secret-key.ts";
import { type MailConfig, parseMail } from "./mail.ts";
import { OPERATION_SECRETS, OPERATION_SETTINGS, type OperationConfig, parseOperation } from "./operation.ts";
import { parseSecrets } from "./secrets.ts";

/** The environment as the process got it: passed in, because only bin may read it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const port = z.coerce.number().int().min(0).max(65_535);
const url = (...schemes: string[]) =>
  z.string().refine(
    (text) => {
      const scheme = URL.parse(text)?.protocol.slice(0, -1);
      return scheme !== undefined && schemes.includes(scheme);
    },
    `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`,
  );
/** The same of one machine or several: scheme://user:password@a:1,b:2/path */
const hosts = (...schemes: string[]) =>
  z.string().refine(
    (text) => {
      const scheme = URL.parse(parseHosts(text, 0)?.first ?? text)?.protocol.slice(0, -1);
      return scheme !== undefined && schemes.includes(scheme);
    },
    `must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(" or ")}`,
  );
const list = z.string().transform((text) =>
  text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== ""),
);

const MAILBOX = /^(?:[^<>@\n]{1,80} <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

/** Every setting: what it is, its bounds and its default. .env.example is held to this list by a test. */
export const SETTINGS = {
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  HOST: z.string().min(1).default("0.0.0.0"),
  PORT: port.default(8000),
  PUBLIC_URL: url("http", "https").optional(),
  DATABASE_URL: hosts("postgres", "postgresql").optional(),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(10),
  DATA_DIR: z.string().min(1).default("./data"),
  REDIS_URL: hosts("redis", "rediss", "redis+sentinel").optional(),
  RNG_SECRET: z.string().optional(),
  CORS_ORIGINS: list.default([]),
  TRUST_PROXY: list.default([]),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  OPERATOR_NAME: z.string().min(1).max(100).default("a private RNG-THING"),
  OPERATOR_CONTACT: z.string().max(200).optional(),
  OPERATOR_ADDRESS: z.string().max(300).optional(),
  JURISDICTION: z.enum(["eu", "uk", "california"]).default("eu"),
  MINIMUM_AGE: z.coerce.number().int().min(13).max(30).default(18),
  SIGN_UPS_PER_DAY: z.coerce.number().int().min(1).max(1_000_000).default(200),
  EMAIL_VERIFICATION: z.enum(["optional", "required"]).default("optional"),
  MAIL_FROM: z.string().regex(MAILBOX, "must be an address, or a name and an address in <>").optional(),
  SMTP_URL: url("smtp", "smtps").optional(),
  SENDGRID_API_KEY: z.string().optional(),
  SES_REGION: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "must be an AWS region such as eu-central-1")
    .optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  ...OPERATION_SETTINGS,
} as const;

const settings = z.object(SETTINGS);

/** Settings that may instead be given as NAME_FILE, the path of a file that holds the value. */
export const SECRET_NAMES = [
  "RNG_SECRET",
  "DATABASE_URL",
  "REDIS_URL",
  "SMTP_URL",
  "SENDGRID_API_KEY",
  "AWS_SECRET_ACCESS_KEY",
  ...OPERATION_SECRETS,
] as const;

export type Config = {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string;
  readonly database:
    | {
        readonly kind: "postgres";
        readonly url: string;
        readonly poolMax: number;
        readonly statementTimeoutMs: number;
      }
    | { readonly kind: "embedded"; readonly folder: string };
  /** Letters that nobody sends, and whatever else is this machine's own; the embedded database lies in there too. */
  readonly dataFolder: string;
  readonly redisUrl: string | undefined;
  /** The newest first; the others only open what they sealed. */
  readonly secrets: readonly SecretKey[];
  readonly corsOrigins: readonly string[];
  readonly trustProxy: readonly string[];
  readonly logLevel: z.infer<typeof settings>["LOG_LEVEL"];
  readonly operatorName: string;
  /** What the legal documents say of whoever runs this house. */
  readonly operator: {
    readonly contact: string;
    readonly address: string;
    readonly jurisdiction: "eu" | "uk" | "california";
  };
  readonly ageMin: number;
  /** New accounts from one network address in a day; after that there is a wait before each. */
  readonly signUpsPerDay: number;
  readonly emailVerification: "optional" | "required";
  readonly mail: MailConfig;
  readonly operation: OperationConfig;
};

/** The whole list of what is wrong with the environment. */
export class BadConfig extends Error {
  override readonly name = "BadConfig";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

export type ConfigSources = {
  readonly readFile: (path: string) => string;
  /** A secret for a house that was given none: kept in its data folder. Never asked for in production. */
  readonly makeSecret: (dataDir: string) => string;
};

const STATEMENT_TIMEOUT_MS = 5_000;

function readSecretFiles(env: Environment, sources: ConfigSources, problems: string[]): Environment {
  const full: Record<string, string | undefined> = { ...env };
  for (const name of SECRET_NAMES) {
    const path = env[`${name}_FILE`];
    if (path === undefined) continue;
    if (env[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set: keep one`);
    try {
      full[name] = sources.readFile(path).trim();
    } catch {
      problems.push(`${name}_FILE: ${path} cannot be read`);
    }
  }
  return full;
}

function unknownNames(env: Environment): string[] {
  const known = new Set<string>([...Object.keys(SETTINGS), ...SECRET_NAMES.map((name) => `${name}_FILE`)]);
  return Object.keys(env)
    .filter((name) => name.startsWith("RNG_") && !known.has(name))
    .map((name) => `${name} is not a setting; see .env.example`);
}

/** Reads, checks and freezes the settings. Empty values count as unset. Throws BadConfig with every problem at once. */
export function parseConfig(environment: Environment, sources: ConfigSources): Config {
  const env = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const problems = unknownNames(env);
  const parsed = settings.safeParse(readSecretFiles(env, sources, problems));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join(".")}: ${issue.message}`);
    throw new BadConfig(problems);
  }
  const given = parsed.data;
  const production = given.NODE_ENV === "production";
  if (production && given.PUBLIC_URL === undefined) {
    problems.push(
      "PUBLIC_URL: production needs the address that players use, such as https://casino.example",
    );
  }
  const secretText =
    given.RNG_SECRET ?? (production || problems.length > 0 ? undefined : sources.makeSecret(given.DATA_DIR));
  const secrets = parseSecrets(secretText, production, problems);
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  const mail = parseMail(given, publicUrl, problems);
  const operation = parseOperation(given, env["PATH"] ?? "", problems);
  if (problems.length > 0) throw new BadConfig(problems);
  return Object.freeze({
    production,
    host: given.HOST,
    port: given.PORT,
    publicUrl,
    database:
      given.DATABASE_URL === undefined
        ? { kind: "embedded", folder: given.DATA_DIR }
        : {
            kind: "postgres",
            url: given.DATABASE_URL,
            poolMax: given.DATABASE_POOL_MAX,
            statementTimeoutMs: STATEMENT_TIMEOUT_MS,
          },
    dataFolder: given.DATA_DIR,
    redisUrl: given.REDIS_URL,
    secrets,
    corsOrigins: given.CORS_ORIGINS,
    trustProxy: given.TRUST_PROXY,
    logLevel: given.LOG_LEVEL,
    operatorName: given.OPERATOR_NAME,
    operator: {
      contact: given.OPERATOR_CONTACT ?? "whoever invited you",
      address: given.OPERATOR_ADDRESS ?? "not published",
      jurisdiction: given.JURISDICTION,
    },
    ageMin: given.MINIMUM_AGE,
    signUpsPerDay: given.SIGN_UPS_PER_DAY,
    emailVerification: given.EMAIL_VERIFICATION,
    mail,
    operation,
  } satisfies Config);
}
