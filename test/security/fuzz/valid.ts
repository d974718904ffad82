import fc from "fast-check";
import type { Schema } from "./document.ts";

/** What properties are filled with, where a schema alone is not enough. */
export type Overlay = (name: string, schema: Schema) => fc.Arbitrary<unknown> | undefined;

const SHORT_MAX = 60;
const DAYS = { min: new Date("1900-01-01T00:00:00Z"), max: new Date("2100-01-01T00:00:00Z") };
const moment = fc.date({ ...DAYS, noInvalidDate: true }).map((date) => date.toISOString());

/** Any character of Unicode's first three planes but halves of pairs. Fast-check's own units prepare tables for seconds. */
const character = fc
  .oneof(fc.integer({ min: 0xa0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x2ffff }))
  .map((code) => String.fromCodePoint(code));
const characters = fc.string({ unit: character, minLength: 1, maxLength: SHORT_MAX / 2 });

function ofText({ format, pattern, minLength = 0, maxLength = 1_000 }: Schema): fc.Arbitrary<unknown> {
  if (format === "uuid") return fc.uuid();
  if (format === "date-time") return moment;
  if (format === "date") return moment.map((text) => text.slice(0, 10));
  if (format === "email") return fc.nat(1e9).map((n) => `fuzz-${n}@players.test`);
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const short = Math.max(minLength, Math.min(maxLength, SHORT_MAX));
  return fc.oneof(
    { weight: 6, arbitrary: fc.string({ minLength, maxLength: short }) },
    { weight: 3, arbitrary: characters.map((text) => text.padEnd(minLength, text).slice(0, maxLength)) },
    { weight: 1, arbitrary: fc.constant("y".repeat(maxLength)) },
  );
}

const ofNumber = ({ minimum = -1e6, maximum = 1e6 }: Schema): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.integer({ min: minimum, max: Math.min(maximum, minimum + 1_000) }),
    fc.integer({ min: minimum, max: maximum }),
    fc.constantFrom(minimum, maximum),
  );

/** Values that a schema allows. */
export function valid(schema: Schema, overlay: Overlay): fc.Arbitrary<unknown> {
  const { anyOf, oneOf, properties = {}, required = [], items = {} } = schema;
  if (schema.$ref !== undefined) return fc.jsonValue({ maxDepth: 2 });
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if ("const" in schema) return fc.constant(schema.const);
  const either = anyOf ?? oneOf;
  if (either !== undefined) return fc.oneof(...either.map((one) => valid(one, overlay)));
  switch (schema.type) {
    case "string":
      return ofText(schema);
    case "integer":
    case "number":
      return ofNumber(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    case "array":
      return fc.array(valid(items, overlay), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 5, 9),
      });
    case "object":
      return fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([name, part]) => [
            name,
            overlay(name, part) ?? valid(part, overlay),
          ]),
        ),
        { requiredKeys: [...required] },
      );
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}
