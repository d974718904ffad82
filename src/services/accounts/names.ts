/** Usernames: 3 to 20 letters, digits and underscores. */
export const NAME_LENGTH = { min: 3, max: 20 } as const;
const FORM = /^[A-Za-z0-9_]+$/;

/** Words that only the house may call itself. A name that is one, or has one as a part between underscores, is refused. */
const RESERVED = [
  "admin",
  "administrator",
  "admins",
  "anonymous",
  "api",
  "bot",
  "casino",
  "croupier",
  "dealer",
  "deleted",
  "erased",
  "everyone",
  "help",
  "helpdesk",
  "house",
  "mod",
  "moderator",
  "moderators",
  "nobody",
  "null",
  "official",
  "operator",
  "owner",
  "postmaster",
  "promo",
  "rngthing",
  "root",
  "security",
  "staff",
  "superuser",
  "support",
  "system",
  "undefined",
  "webmaster",
] as const;
/** A name must not begin or end with these either: adminjoe, joe_admin, theModerator. */
const STAFF = ["admin", "moderator", "support", "rngthing", "official"] as const;

/**
 * The characters of [a-z0-9_] that read alike in common typefaces: 0/o, 1/l/i and rn/m from Unicode's confusables
 * (UTS #39, confusables.txt), and vv/w. Underscores count once, and not at all at the ends.
 */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/0/g, "o"],
  [/[1i]/g, "l"],
  [/rn/g, "m"],
  [/vv/g, "w"],
  [/_+/g, "_"],
  [/^_|_$/g, ""],
];
/** Digits that stand for letters in words that are written to be mistaken for others. */
const LEET: readonly (readonly [RegExp, string])[] = [
  [/4/g, "a"],
  [/3/g, "e"],
  [/5/g, "s"],
  [/7/g, "t"],
];

const fold = (text: string, pairs: readonly (readonly [RegExp, string])[]): string =>
  pairs.reduce((folded, [pattern, instead]) => folded.replace(pattern, instead), text);

/** What a name looks like: equal for two names that people would take for one another. */
export const nameKey = (name: string): string => fold(name.toLowerCase(), ALIKE);

const staffLook = (name: string): string => fold(fold(name.toLowerCase(), LEET), ALIKE);
const RESERVED_LOOKS = new Set(RESERVED.map(staffLook));
const STAFF_LOOKS = STAFF.map(staffLook);

export const isReserved = (name: string): boolean => {
  const look = staffLook(name);
  const joined = look.replaceAll("_", "");
  return (
    RESERVED_LOOKS.has(joined) ||
    look.split("_").some((part) => RESERVED_LOOKS.has(part)) ||
    STAFF_LOOKS.some((word) => joined.startsWith(word) || joined.endsWith(word))
  );
};

/** Said of a name that is somebody's, or was until lately. */
export const NAME_TAKEN = "This username is taken, or looks like one that is.";

/** Why a name cannot be had by anyone; undefined when it can. */
export function nameFault(name: string): string | undefined {
  if (name.length < NAME_LENGTH.min || name.length > NAME_LENGTH.max || !FORM.test(name)) {
    return "A username has 3 to 20 letters, digits or underscores.";
  }
  if (nameKey(name).length < NAME_LENGTH.min) return "This username has too few letters and digits.";
  if (isReserved(name)) return "This username could be mistaken for the house's own people. Choose another.";
  return undefined;
}
