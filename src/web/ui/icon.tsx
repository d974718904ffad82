/** Line drawings on a grid of 20, one weight. */
const PATHS = {
  games: "M3.5 6.5 10 3l6.5 3.5v7L10 17l-6.5-3.5zM10 10v7M3.5 6.5 10 10l6.5-3.5",
  wallet:
    "M3 6.5V15a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 17 15V8a1.5 1.5 0 0 0-1.5-1.5H3zm0 0A1.5 1.5 0 0 1 4.5 5l9-1.5v3M13.5 11.5h.01",
  history: "M5 3h10v14l-2.5-1.5L10 17l-2.5-1.5L5 17zM7.5 7h5M7.5 10.5h5",
  odds: "M3 17h14M5 17v-4M8.300 17V6M11.700 17V9.5M15 17v-2.5",
  fairness: "M10 2.5 16.5 5v4.5c0 4-2.700 6.700-6.5 8-3.800-1.300-6.5-4-6.5-8V5zM7 10l2.200 2.200L13.200 8",
  menu: "M3 6h14M3 10h14M3 14h14",
  close: "M5 5l10 10M15 5 5 15",
  plus: "M10 4.5v11M4.5 10h11",
  minus: "M4.5 10h11",
  left: "M12 4.5 6.5 10l5.5 5.5",
  right: "M8 4.5 13.5 10 8 15.5",
  down: "M4.5 7.5 10 13l5.5-5.5",
  download: "M10 3v9M6 8.5l4 4 4-4M4 16.5h12",
  print: "M6 7V3h8v4M6 14H3.5V7h13v7H14M6 12h8v5H6z",
  sun: "M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.300 4.300l1.100 1.100M14.600 14.600l1.100 1.100M4.300 15.700l1.100-1.100M14.600 5.400l1.100-1.100",
  moon: "M16.5 11.5A7 7 0 0 1 8.5 3.5a7 7 0 1 0 8 8z",
  system: "M3 4h14v9H3zM7 16.5h6M10 13v3.5",
  "sound-on": "M4 8v4h2.5L10 15V5L6.5 8zM13 7.5a3.5 3.5 0 0 1 0 5M15 5.5a6.300 6.300 0 0 1 0 9",
  "sound-off": "M4 8v4h2.5L10 15V5L6.5 8zM13.5 8l4 4M17.5 8l-4 4",
  eye: "M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
  "eye-off":
    "M4 4l12 12M8.200 5.200A7.5 7.5 0 0 1 10 5c5 0 7.5 5 7.5 5a13 13 0 0 1-2.300 2.900M12 14.800a7.5 7.5 0 0 1-2 .2c-5 0-7.5-5-7.5-5a13 13 0 0 1 3-3.5",
  undo: "M7 4 3.5 7.5 7 11M3.5 7.5H12a4.5 4.5 0 0 1 0 9H7",
  warning: "M10 3 18 16.5H2zM10 8v4M10 14.300h.01",
  replay: "M4 3v4h4M4.400 7A6.5 6.5 0 1 1 3.5 10.5M8.5 8v5l4-2.5z",
  stop: "M5.5 5.5h9v9h-9z",
  repeat:
    "M4.5 9V8A2.5 2.5 0 0 1 7 5.5h8M12.5 3 15 5.5 12.5 8M15.500 11v1a2.5 2.5 0 0 1-2.5 2.5H5M7.5 17 5 14.500 7.5 12",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5h.01M8.5 8.5h.01M11.5 8.5h.01M14.5 8.5h.01M6.5 11.700h7",
  leave: "M12 4H5v12h7M9 10h8M14 7l3 3-3 3",
} as const;
export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[];
export type IconName = keyof typeof PATHS;

/** Decorative: the words stand beside it or on its button. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className="flex-none"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
