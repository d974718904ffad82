import { test } from "vitest";
import { campaign } from "./campaign.ts";

// Two files, because two workers share them.
test(
  "fifty thousand requests made from the OpenAPI document: no 5xx, every refusal of the closed list, nobody does what they may not, and the books balance",
  {
    timeout: 600_000,
  },
  () => campaign(50_000, 4),
);
