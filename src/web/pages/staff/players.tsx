import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Person } from "../../../contract/admin.ts";
import type { Me } from "../../../contract/session.ts";
import { type PlayerFilter, usePlayers } from "../../api/staff.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FaultNote } from "../../ui/fault-note.tsx";
import { Field } from "../../ui/field.tsx";
import { dayText } from "../../ui/moment.ts";
import { More } from "../../ui/more.tsx";
import { Select } from "../../ui/select.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { type Column, Table } from "../../ui/table.tsx";

const route = getRouteApi("/staff/players");

const ROLE_OPTIONS: readonly { readonly value: Me["role"] | ""; readonly label: string }[] = [
  { value: "", label: "Any" },
  { value: "player", label: "Player" },
  { value: "moderator", label: "Moderator" },
  { value: "support", label: "Support" },
  { value: "admin", label: "Administrator" },
];
const STANDINGS = [
  { value: "", label: "Any" },
  { value: "banned", label: "Closed by the house" },
] as const;

const COLUMNS: readonly Column<Person>[] = [
  {
    name: "Name",
    phone: "lead",
    cell: ({ id, username }) => (
      <Link to="/staff/players/$player" params={{ player: id }} className="link font-medium">
        {username}
      </Link>
    ),
  },
  {
    name: "Email",
    phone: "wide",
    cell: ({ email, emailVerified }) => (
      <span className="[overflow-wrap:anywhere]">
        {email}
        {!emailVerified && <span className="caption"> (not confirmed)</span>}
      </span>
    ),
  },
  { name: "Role", phone: "note", cell: ({ role }) => role },
  {
    name: "Standing",
    phone: "figure",
    cell: ({ ban }) => (ban ? <strong className="text-loss-ink">closed</strong> : "open"),
  },
  { name: "Since", phone: "note", end: true, cell: ({ createdAt }) => dayText(new Date(createdAt)) },
];

function List({ filter }: { readonly filter: PlayerFilter }) {
  const query = usePlayers(filter);
  const { data, error, refetch, isFetching } = query;
  if (error && !data) return <FaultNote error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <SkeletonRows rows={8} />;
  const players = data.pages.flatMap((page) => page.players);
  if (players.length === 0)
    return <Empty title="Nobody fits">Search by a part of the name, an address or an id.</Empty>;
  return (
    <>
      <Table caption="Players, newest first" columns={COLUMNS} rows={players} keyOf={({ id }) => id} />
      <More query={query} what="More players" />
    </>
  );
}

/** Everybody who has an account. */
export function Players() {
  const filter = route.useSearch();
  const navigate = useNavigate();
  const [text, setText] = useState(filter.search ?? "");
  const go = (search: PlayerFilter): void => void navigate({ to: "/staff/players", search, replace: true });
  return (
    <>
      <h1 className="display mb-5 text-4xl">Players</h1>
      <search>
        <form
          className="staff-filter"
          onSubmit={(event) => {
            event.preventDefault();
            go({ ...filter, search: text.trim() === "" ? undefined : text.trim() });
          }}
        >
          <Field
            label="Name, email or id"
            type="search"
            className="w-64 max-w-full"
            autoComplete="off"
            maxLength={120}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit">Search</Button>
          <Select
            label="Role"
            className="w-40"
            options={ROLE_OPTIONS}
            value={filter.role ?? ""}
            onChange={(role) => go({ ...filter, role: role === "" ? undefined : role })}
          />
          <Select
            label="Standing"
            className="w-48"
            options={STANDINGS}
            value={filter.banned ? "banned" : ""}
            onChange={(standing) => go({ ...filter, banned: standing === "banned" ? true : undefined })}
          />
        </form>
      </search>
      <p className="mb-3 text-sm">
        <Link to="/staff/duplicates" className="link">
          Likely duplicates
        </Link>
      </p>
      <List filter={filter} />
    </>
  );
}
