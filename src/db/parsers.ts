import pg from "pg";

const INT8 = 20;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;
const DATE = 1082;

const asText = (text: string): string => text;

/** A date is the text "YYYY-MM-DD", because as a moment it would depend on a time zone. int8 is a bigint everywhere, alone or in an array: a number would lose the last digits of a balance. */
export const TYPE_PARSERS: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format !== "binary") {
      if (oid === INT8) return BigInt;
      if (oid === DATE) return asText;
      if (oid === INT8_ARRAY) {
        const split = pg.types.getTypeParser(TEXT_ARRAY as number, "text") as (
          text: string,
        ) => (string | null)[];
        return (text: string) => split(text).map((item) => (item === null ? null : BigInt(item)));
      }
    }
    return pg.types.getTypeParser(oid, format as "text");
  },
};
