import type { Transfer } from "../../../contract/wallet.ts";

/** What a line of the statement is for, in a player's words. */
const KINDS: Readonly<Record<string, string>> = {
  opening: "Opening balance",
  stake: "Stake",
  payout: "Return",
  grant: "Grant",
  reversal: "Correction",
};

const spaced = (name: string): string => {
  const words = name.replaceAll("-", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
};

export const kindText = ({ kind }: Transfer): string => KINDS[kind] ?? spaced(kind);

/** The other account, named as the ledger names it. */
export const otherSide = ({ amount, counterparty }: Transfer): string =>
  `${amount < 0 ? "to" : "from"} ${counterparty.replaceAll("-", " ")}`;
