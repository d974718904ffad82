import { z } from "zod";

/** Any JSON value: what bets, moves, outcomes and rules are on the wire. By this name it stands in the OpenAPI document, because it contains itself. */
export const json = z.json();
z.globalRegistry.add(json, { id: "Json", description: "Any JSON value" });
