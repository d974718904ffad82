import { Link, Outlet } from "@tanstack/react-router";
import type { Me } from "../../../contract/session.ts";
import { useSession } from "../../api/queries.ts";
import { buttonClass } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import "./staff.css";

const PLACES = [
  { to: "/staff", name: "Overview", for: ["admin"] },
  { to: "/staff/tickets", name: "Tickets", for: ["admin", "support"] },
  { to: "/staff/players", name: "Players", for: ["admin", "support"] },
  { to: "/staff/grants", name: "Grants", for: ["admin"] },
  { to: "/staff/log", name: "Log", for: ["admin"] },
] as const satisfies readonly { to: string; name: string; for: readonly Me["role"][] }[];

const isStaff = ({ role }: Me): boolean => role === "admin" || role === "support";

function Places({ role }: { readonly role: Me["role"] }) {
  return (
    <nav className="staff-places" aria-label="Back office">
      {PLACES.filter((place) => place.for.some((one) => one === role)).map(({ to, name }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: to === "/staff" }}
          activeProps={{ "aria-current": "page" }}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}

/** Who may be here is let in; the house asks again at every request. */
function Door() {
  const player = useSession().data?.player;
  if (!player) return null;
  if (!isStaff(player)) {
    return (
      <Empty title="These rooms are for the staff">Your account has no role here. Nothing was changed.</Empty>
    );
  }
  if (!player.twoFactor) {
    return (
      <Empty
        title="A second factor first"
        action={
          <Link to="/security" className={buttonClass({ tone: "main" })}>
            To security
          </Link>
        }
      >
        Staff need a second factor before the back office opens. Set one up, then come back.
      </Empty>
    );
  }
  return (
    <>
      <Places role={player.role} />
      <Outlet />
    </>
  );
}

/** The frame of the back office. */
export function Staff() {
  return (
    <>
      <title>Back office · RNG-THING</title>
      <SignInFirst what="The back office is for the people who run this house.">
        <Door />
      </SignInFirst>
    </>
  );
}
