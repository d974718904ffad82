/** A run of text in one style. */
export type Run = {
  readonly text: string;
  readonly style?: "strong" | "em" | "code" | undefined;
  readonly href?: string | undefined;
};
export type Runs = readonly Run[];

/** A text as a tree: whoever draws it need not trust any markup. */
export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly id: string; readonly runs: Runs }
  | { readonly kind: "paragraph"; readonly runs: Runs }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Runs[] }
  | {
      readonly kind: "table";
      /** Which columns are figures, at the right end. */
      readonly ends: readonly boolean[];
      readonly head: readonly Runs[];
      readonly rows: readonly (readonly Runs[])[];
    }
  | { readonly kind: "code"; readonly text: string };

/** What a text is without its styles. */
export const plainText = (runs: Runs): string => runs.map(({ text }) => text).join("");
