import { useState } from "react";
import type { GivenRole } from "../../../base/roles.ts";
import type { Person } from "../../../contract/admin.ts";
import { call } from "../../api/call.ts";
import { parseAmount } from "../../ui/amount-text.ts";
import { Field } from "../../ui/field.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { Deed } from "./deed.tsx";

type Props = { readonly player: Person; onClose(): void };

const DAY_MS = 86_400_000;
const BAN_DAYS = [
  { value: "1", label: "a day" },
  { value: "7", label: "a week" },
  { value: "30", label: "30 days" },
  { value: "365", label: "a year" },
  { value: "", label: "for good" },
] as const;
type BanDays = (typeof BAN_DAYS)[number]["value"];

export function Ban({ player: { id, username }, onClose }: Props) {
  const [days, setDays] = useState<BanDays>("7");
  const until = (): string | null =>
    days === "" ? null : new Date(Date.now() + Number(days) * DAY_MS).toISOString();
  return (
    <Deed
      danger
      title={`Close ${username}'s account`}
      about="Every session ends and no bet is settled from the moment this is answered. Balances stay."
      verb="Close the account"
      done={`${username}'s account is closed`}
      act={(reason) => call("banPlayer", { params: { id }, body: { reason, until: until() } })}
      onClose={onClose}
    >
      <Select label="For" options={BAN_DAYS} value={days} onChange={setDays} />
    </Deed>
  );
}

export function Unban({ player: { id, username }, onClose }: Props) {
  return (
    <Deed
      title={`Open ${username}'s account`}
      about="The account can sign in and play again. A break or an exclusion of the player's own stays."
      verb="Open the account"
      done={`${username}'s account is open`}
      act={(reason) => call("unbanPlayer", { params: { id }, body: { reason } })}
      onClose={onClose}
    />
  );
}

export function SignOut({ player: { id, username }, onClose }: Props) {
  return (
    <Deed
      title={`Sign ${username} out`}
      about="Every session of the player ends at once. They may sign in again."
      verb="Sign out everywhere"
      done={`${username} is signed out`}
      act={(reason) => call("signOutPlayer", { params: { id }, body: { reason } })}
      onClose={onClose}
    />
  );
}

const ROLES: readonly { readonly value: GivenRole; readonly label: string }[] = [
  { value: "player", label: "Player" },
  { value: "moderator", label: "Moderator: no rooms of their own yet" },
  { value: "support", label: "Support: tickets, and reading players" },
];

export function Role({ player: { id, username, role: now }, onClose }: Props) {
  const [role, setRole] = useState<GivenRole>(now === "admin" ? "player" : now);
  return (
    <Deed
      title={`${username}'s role`}
      about="Every session of the player ends; the new role counts when they sign in again. Staff need a second factor. Administrators are made on the house's machine (admin promote), so that one alone cannot make a second."
      verb="Give the role"
      done={`${username} is ${role} now`}
      ready={role !== now}
      act={(reason) => call("setPlayerRole", { params: { id }, body: { role, reason } })}
      onClose={onClose}
    >
      <Select label="Role" options={ROLES} value={role} onChange={setRole} />
    </Deed>
  );
}

const CURRENCIES = [
  { value: "credits", label: "Credits" },
  { value: "cash", label: "Play cash" },
] as const;

export function Give({ player: { id, username }, onClose }: Props) {
  const [currency, setCurrency] = useState<"credits" | "cash">("credits");
  const [text, setText] = useState("");
  // One key for as long as this question is open: pressed twice, paid once.
  const [key] = useState(() => crypto.randomUUID());
  const amount = parseAmount(text);
  return (
    <Deed
      title={`Give ${username} play money`}
      about="What you give alone is bounded by the day: beyond it, a second administrator has to agree before it is paid. Nobody gives to themselves alone."
      verb="Give"
      done={`A grant to ${username} is written down`}
      ready={!!amount}
      act={(reason) =>
        call("askGrant", { body: { playerId: id, currency, amount: amount ?? 0, reason } }, { key })
      }
      onClose={onClose}
    >
      <Segmented legend="Currency" options={CURRENCIES} value={currency} onChange={setCurrency} />
      <Field
        label="Amount"
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        required
        value={text}
        error={text !== "" && !amount ? "Write an amount, for example 50." : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </Deed>
  );
}
