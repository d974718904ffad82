/** What an account may be. */
export const ROLES = ["player", "moderator", "support", "admin"] as const;

/** What the back office can give. Administrators are made on the house's machine, so that one alone cannot make a second. */
export const GIVEN_ROLES = ["player", "moderator", "support"] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];
