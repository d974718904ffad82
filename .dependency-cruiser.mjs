// The floors of the house, ground floor first. A folder may import itself and
// the folders listed beside it; nothing else. `app.ts` and `bin/` assemble.
const MAY_IMPORT = {
  base: [],
  fair: ["base"],
  games: ["base", "fair"],
  contract: ["base", "games"],
  config: ["base"],
  db: ["base"],
  cluster: ["base"],
  ledger: ["base", "db"],
  store: ["base", "db"],
  services: ["base", "fair", "games", "db", "cluster", "ledger", "store"],
  http: ["base", "contract", "services"],
  live: ["base", "contract", "services"],
  jobs: ["base", "services"],
  cli: ["base", "contract", "services"],
  web: ["base", "fair", "games", "contract"],
  bin: ["app[.]ts$", "config", "http", "live", "jobs", "cli"],
};

// Packages that belong to one place. Everything else about them stays behind that door.
const ONLY_IN = {
  "@noble/hashes": ["fair"],
  zod: ["contract", "config"],
  marked: ["services"],
  kysely: ["db", "ledger", "store"],
  pg: ["db"],
  fastify: ["http"],
  "@fastify/[^/]+": ["http"],
  ws: ["live"],
};

const asPath = (name) => (name.endsWith("$") ? name : `${name}/`);

const floors = Object.entries(MAY_IMPORT).map(([folder, below]) => ({
  name: `floor-${folder}`,
  comment: `src/${folder} may import: ${[folder, ...below].join(", ")}.`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: { path: "^src/", pathNot: `^src/(${[folder, ...below].map(asPath).join("|")})` },
}));

const vendors = Object.entries(ONLY_IN).map(([pkg, folders]) => ({
  name: `only-in-${folders.join("-")}: ${pkg}`,
  severity: "error",
  from: { path: "^src/", pathNot: `^src/(${folders.join("|")})/` },
  to: { path: `node_modules/${pkg}(/|$)` },
}));

export default {
  forbidden: [
    ...floors,
    ...vendors,
    {
      name: "no-cycles",
      comment: "Type-only cycles count too: the drawing must be a DAG.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "pure-floors",
      comment: "base, fair, games and contract run in the browser: no Node built-ins, only vetted packages.",
      severity: "error",
      from: { path: "^src/(base|fair|games|contract)/" },
      to: { dependencyTypes: ["core", "npm"], pathNot: "node_modules/(@noble/hashes|zod)/" },
    },
    {
      name: "ledger-rules-are-pure",
      comment: "The chart of accounts and the transfer rules are arithmetic: base only.",
      severity: "error",
      from: { path: "^src/ledger/(chart|transfer)[.]ts$" },
      to: { pathNot: "^src/(base/|ledger/(chart|transfer)[.]ts$)" },
    },
    {
      name: "app-assembles",
      severity: "error",
      from: { path: "^src/(app[.]ts$|assembly/)" },
      to: { path: "^src/", pathNot: "^src/(assembly|base|config|db|cluster|ledger|store|services)/" },
    },
    {
      name: "sibling-services-do-not-talk",
      severity: "error",
      from: { path: "^src/services/([^/]+)" },
      to: { path: "^src/services/[^/]+", pathNot: "^src/services/($1|events[.]ts)" },
    },
    {
      name: "sibling-games-do-not-talk",
      severity: "error",
      from: { path: "^src/games/([^/]+)/" },
      to: { path: "^src/games/[^/]+/", pathNot: "^src/games/$1/" },
    },
    {
      name: "nothing-imports-the-roof",
      severity: "error",
      from: { pathNot: "^src/(app[.]ts|assembly/|bin/)" },
      to: { path: "^src/(app[.]ts|assembly/|bin/)" },
    },
    {
      name: "src-never-imports-test",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^test/" },
    },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: "[.]d[.]ts$" },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
  },
};
