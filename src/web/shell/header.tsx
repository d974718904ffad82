import { Link, useRouterState } from "@tanstack/react-router";
import { usePlayer, useSeeds } from "../api/queries.ts";
import { AvatarRing } from "../ui/avatar-ring.tsx";
import { buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Meters, SeedMeter } from "./meters.tsx";
import { PLACES } from "./places.ts";
import { SETTINGS_ID } from "./settings.tsx";
import "./header.css";

function Mark() {
  return (
    <Link to="/" className="mark" aria-label="RNG-THING, to the games">
      <img src="/mark.svg" alt="" width="30" height="30" />
      <span className="display text-xl">RNG-THING</span>
    </Link>
  );
}

/** A table belongs to the games, a proof to fairness. */
const isWithin = (path: string, place: string): boolean =>
  place === "/" ? path === "/" || path.startsWith("/games/") : path.startsWith(place);

function Places() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav className="places" aria-label="Main">
      {PLACES.map(({ to, name, icon }) => (
        <Link
          key={to}
          to={to}
          className="place"
          activeProps={{}}
          data-within={isWithin(path, to) || undefined}
        >
          <span className="place-icon">
            <Icon name={icon} size={21} />
          </span>
          {name}
        </Link>
      ))}
    </nav>
  );
}

function Guest() {
  return (
    <div className="flex items-center gap-2">
      <Link to="/sign-in" className={buttonClass({ tone: "quiet", size: "small" })}>
        Sign in
      </Link>
      <Link to="/sign-up" className={buttonClass({ tone: "main", size: "small" })}>
        Create account
      </Link>
    </div>
  );
}

/** One row: where one is, what one has, who one is. On a phone the places move to the thumb. */
export function Header() {
  const player = usePlayer();
  const { data: seeds } = useSeeds();
  return (
    <header className="header" data-print="no">
      <div className="header-row">
        <Mark />
        <Places />
        <div className="header-state">
          {player && <Meters player={player} />}
          {player && <SeedMeter />}
          {player === null && <Guest />}
          <button type="button" className="who" popoverTarget={SETTINGS_ID} aria-label="Settings">
            {player ? (
              <AvatarRing
                commitment={seeds?.current.serverSeedHash ?? null}
                letter={player.username.slice(0, 1).toUpperCase()}
                size={36}
              />
            ) : (
              <Icon name="menu" size={22} />
            )}
          </button>
        </div>
      </div>
    </header>
  );
}
