import fc from "fast-check";
import type { Operation } from "./document.ts";
import { type Spoil, spoils } from "./spoil.ts";
import { type Overlay, valid } from "./valid.ts";
import { wantedFor } from "./wanted.ts";

/** Who sends it: a role, and which of the people that have it. */
export const ROLES = ["guest", "player", "moderator", "support", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** How it goes over the wire. as-is is what a browser sends; everything else is wrong in a way of its own. */
export const WIRES = [
  "as-is",
  "no-body",
  "cut",
  "not-json",
  "text",
  "form",
  "xml",
  "multipart",
  "bytes",
  "gzip",
  "huge",
  "deep",
  "twice",
  "no-token",
  "foreign-token",
  "foreign-origin",
  "null-origin",
  "no-key",
  "bad-key",
  "same-key",
  "bad-cookie",
  "head",
  "options",
  "long-address",
  "bad-escape",
] as const;
export type Wire = (typeof WIRES)[number];

/** A request before the house's own things are put in. */
export type Order = {
  readonly operation: string;
  readonly by: Role;
  readonly n: number;
  readonly parts: {
    readonly path: Readonly<Record<string, unknown>>;
    readonly query: Readonly<Record<string, unknown>>;
    readonly body?: unknown;
  };
  readonly spoils: readonly Spoil[];
  readonly wire: Wire;
};

/**
 * How often an operation comes, compared with the usual 40. Bets and moves are the heart of it; what needs many statements or
 * ends what its sender came with comes less, and what costs as much as a hundred others least.
 */
const OFTEN: Readonly<Record<string, number>> = {
  playRound: 100,
  moveRound: 100,
  ...Object.fromEntries(
    ["checkReality", "getLimits", "putLimits", "takeBreak", "getOverview", "getMe", "endSessions"].map(
      (id) => [id, 10],
    ),
  ),
  ...Object.fromEntries(
    ["getOdds", "proveAdminLog", "listDuplicates", "exportMe", "confirmMe", "eraseMe", "selfExclude"].map(
      (id) => [id, 2],
    ),
  ),
};
const weightOf = ({ id, path }: Operation): number => OFTEN[id] ?? (path.startsWith("/api/auth/") ? 2 : 40);

/** Mostly whoever it is meant for, often nobody, sometimes everybody else. */
const whoFor = ({ path }: Operation): fc.Arbitrary<Role> => {
  const meant: Role = path.includes("/admin/") ? "admin" : "player";
  const weight = (role: Role): number => (role === meant ? 10 : role === "guest" ? 5 : 2);
  return fc.oneof(...ROLES.map((role) => ({ weight: weight(role), arbitrary: fc.constant(role) })));
};

type Parts = Order["parts"];

function partsOf(operation: Operation): fc.Arbitrary<Parts> {
  const { parameters, body } = operation;
  const part = (place: "path" | "query") => {
    const own = parameters.filter((parameter) => parameter.in === place);
    return fc.record(
      Object.fromEntries(
        own.map(({ name, schema }) => [
          name,
          wantedFor(operation, name, place, schema) ?? valid(schema, () => undefined),
        ]),
      ),
      { requiredKeys: own.filter(({ required }) => required).map(({ name }) => name) },
    );
  };
  const overlay: Overlay = (name, schema) => wantedFor(operation, name, "body", schema);
  const parts = fc.record({
    path: part("path"),
    query: part("query"),
    ...(body === undefined ? {} : { body: valid(body, overlay) }),
  });
  return parts as fc.Arbitrary<Parts>;
}

/** Requests of every kind for one operation. */
const ordersOf = (operation: Operation): fc.Arbitrary<Order> =>
  fc.record({
    operation: fc.constant(operation.id),
    by: whoFor(operation),
    n: fc.nat(11),
    parts: partsOf(operation),
    spoils: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      { weight: 6, arbitrary: fc.tuple(spoils) },
      { weight: 2, arbitrary: fc.array(spoils, { minLength: 2, maxLength: 3 }) },
    ),
    wire: fc.oneof(
      { weight: 4, arbitrary: fc.constant("as-is" as const) },
      { weight: 1, arbitrary: fc.constantFrom(...WIRES) },
    ),
  });

export const orders = (operations: readonly Operation[]): fc.Arbitrary<Order> =>
  fc.oneof(
    ...operations.map((operation) => ({ weight: weightOf(operation), arbitrary: ordersOf(operation) })),
  );

/** Requests with nothing wrong in them, by somebody who may. */
const goodOrders = (operation: Operation): fc.Arbitrary<Order> =>
  fc.record({
    operation: fc.constant(operation.id),
    by: fc.constant(operation.path.includes("/admin/") ? ("admin" as const) : ("player" as const)),
    n: fc.nat(11),
    parts: partsOf(operation),
    spoils: fc.constant([]),
    wire: fc.constant("as-is" as const),
  });

/** For each operation, requests as they should be: a run begins with some of each, so that none is met by refusals alone. */
export const tour = (operations: readonly Operation[]): fc.Arbitrary<Order>[] => operations.map(goodOrders);
