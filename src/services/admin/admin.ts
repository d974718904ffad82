import type { AdminDeps } from "./deps.ts";
import { createGrants } from "./grants.ts";
import { createJournal } from "./journal.ts";
import { createOffers } from "./offers.ts";
import { createPeople } from "./people.ts";
import { createStanding } from "./standing.ts";

/** The back office: people, their standing, grants, what games are on offer, and the log of all that. */
export const createAdmin = (deps: AdminDeps) => ({
  people: createPeople(deps),
  standing: createStanding(deps),
  grants: createGrants(deps),
  offers: createOffers(deps),
  journal: createJournal(deps),
});
export type Admin = ReturnType<typeof createAdmin>;
