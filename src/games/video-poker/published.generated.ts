// Written by tools/video-poker-odds.ts; test/games/video-poker.test.ts works it out again.
/**
 * The rules that the counts are of, how many of all plays end in each paid category, the best first, and what each line of
 * the ranked list decides (ranking.ts).
 */
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
  lines: [
    { hands: 664, value: 1579957170000000n },
    { hands: 936, value: 1342744926600000n },
    { hands: 18824, value: 7970347044000000n },
    { hands: 54912, value: 18120325766400000n },
    { hands: 5088, value: 1024716943800000n },
    { hands: 123552, value: 24597436406400000n },
    { hands: 337464, value: 39769440598800000n },
    { hands: 28356, value: 3035977461000000n },
    { hands: 85512, value: 7981665555600000n },
    { hands: 5964, value: 399026489400000n },
    { hands: 733140, value: 46315298383200000n },
    { hands: 53328, value: 2879562510000000n },
    { hands: 16812, value: 830505792600000n },
    { hands: 6384, value: 291696451200000n },
    { hands: 165300, value: 7424236550280000n },
    { hands: 11400, value: 465077250000000n },
    { hands: 33408, value: 1366907374800000n },
    { hands: 8040, value: 317733966000000n },
    { hands: 65844, value: 2536157869080000n },
    { hands: 17112, value: 652904149920000n },
    { hands: 137676, value: 5165974335720000n },
    { hands: 14724, value: 546127351440000n },
    { hands: 169884, value: 6216163521480000n },
    { hands: 10980, value: 395477456880000n },
    { hands: 402528, value: 14642043544080000n },
    { hands: 6768, value: 225760629600000n },
    { hands: 84360, value: 2327911742400000n },
  ],
} as const;
