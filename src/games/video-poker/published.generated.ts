// Written by tools/video-poker-odds.ts; test/games/video-poker.test.ts works it out again.
/** The rules that the counts are of, and how many of all plays end in each paid category, the best first. */
export const PUBLISHED = {
  rulesId: "23b482b0651aa9bbe07d7b3a57a6d121",
  counts: [
    493512264,
    2178883296,
    47093167764,
    229475482596,
    219554786160,
    223837565784,
    1484003070324,
    2576946164148,
    4277372890968,
  ],
} as const;
