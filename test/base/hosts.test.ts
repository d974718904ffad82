import { expect, test } from "vitest";
import { parseHosts } from "../../src/base/hosts.ts";

test.each([
  ["postgres://u:p@a:1,b:2/db?x=1", "postgres://u:p@a:1/db?x=1", ["a 1", "b 2"]],
  ["postgresql://a/db", "postgresql://a/db", ["a 5432"]],
  [
    "postgresql://u@10.0.0.1,10.0.0.2:5433,c.example",
    "postgresql://u@10.0.0.1",
    ["10.0.0.1 5432", "10.0.0.2 5433", "c.example 5432"],
  ],
  [
    "redis+sentinel://:p%40w@[::1]:26379,b:1/mymaster?db=3",
    "redis+sentinel://:p%40w@[::1]:26379/mymaster?db=3",
    ["::1 26379", "b 1"],
  ],
])("%s names its machines", (text, first, hosts) => {
  const parsed = parseHosts(text, 5_432);
  expect(parsed?.first).toBe(first);
  expect(parsed?.hosts.map(({ host, port }) => `${host} ${port}`)).toEqual(hosts);
  expect(URL.canParse(parsed?.first ?? "")).toBe(true);
});

test.each([
  "",
  "a:1,b:2",
  "postgres://",
  "postgres:///db",
  "postgres://a:1,,b/db",
  "postgres://a:99999/db",
  "postgres://a:1b/db",
  `postgres://${Array.from({ length: 17 }, () => "a").join(",")}/db`,
])("%j names none that can be read", (text) => {
  expect(parseHosts(text, 5_432)).toBeUndefined();
});
