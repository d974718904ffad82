import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import type { Me } from "../../contract/session.ts";
import { signOut } from "../api/accounts.ts";
import { faultOf } from "../api/fault.ts";
import { changePlayer } from "../api/queries.ts";
import { useSound } from "../games/use-sound.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { toast } from "../ui/toast.ts";
import { useRemembered } from "./remembered.ts";
import { THEMES, type Theme, theme } from "./theme.ts";
import "./settings.css";

const THEME_WORDS: Readonly<Record<Theme, { icon: "moon" | "sun" | "system"; name: string }>> = {
  dark: { icon: "moon", name: "Dark" },
  light: { icon: "sun", name: "Light" },
  system: { icon: "system", name: "System" },
};

export const SETTINGS_ID = "settings";

const OWN_PLACES = [
  { to: "/profile", name: "Profile" },
  { to: "/security", name: "Security" },
] as const;
const HOUSE_PLACES = [
  { to: "/play-safely", name: "Play safely" },
  { to: "/support", name: "Support" },
  { to: "/leaderboards", name: "Leaderboards" },
] as const;
const STAFF_PLACE = { to: "/staff", name: "Back office" } as const;

/** Where one goes seldom: not in the row of navigation. */
const placesOf = (player: Me | null) => [
  ...(player ? OWN_PLACES : []),
  ...HOUSE_PLACES,
  ...(player?.role === "admin" || player?.role === "support" ? [STAFF_PLACE] : []),
];

type Props = { readonly player: Me | null; onKeys(): void };

function Leave({ onLeft }: { readonly onLeft: () => void }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = async (): Promise<void> => {
    onLeft();
    try {
      await signOut();
      await changePlayer(client);
      await navigate({ to: "/" });
    } catch (error) {
      toast({ title: "You are still signed in", detail: faultOf(error).title, tone: "loss" });
    }
  };
  return (
    <Button size="small" onClick={() => void leave()}>
      <Icon name="leave" size={17} /> Sign out
    </Button>
  );
}

/** Light, sound, keys and the way out. A native popover: it closes by itself and costs nothing. */
export function Settings({ player, onKeys }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const shown = useRemembered(theme);
  const { sound, toggle } = useSound();
  const close = (): void => panel.current?.hidePopover();
  return (
    <div ref={panel} id={SETTINGS_ID} popover="auto" className="settings" role="dialog" aria-label="Settings">
      <nav className="settings-places" aria-label="More places">
        {player && (
          <p>
            <span className="display block text-xl">{player.username}</span>
            <span className="caption break-all">{player.email}</span>
          </p>
        )}
        <ul>
          {placesOf(player).map(({ to, name }) => (
            <li key={to}>
              <Link to={to} className="link" onClick={close}>
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div>
        <p className="caption mb-1.5">Light</p>
        <Segmented
          legend="Light"
          className="flex w-full"
          options={THEMES.map((value) => ({
            value,
            label: (
              <>
                <Icon name={THEME_WORDS[value].icon} size={16} /> {THEME_WORDS[value].name}
              </>
            ),
          }))}
          value={shown}
          onChange={theme.set}
        />
      </div>
      <div className="flex items-center justify-between">
        <span id="sound-label" className="text-sm">
          Sound
        </span>
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={sound.on}
          aria-labelledby="sound-label"
          onClick={toggle}
        >
          <Icon name={sound.on ? "sound-on" : "sound-off"} size={15} />
        </button>
      </div>
      <div className="flex flex-wrap gap-2 border-t border-line pt-3">
        <Button
          size="small"
          onClick={() => {
            close();
            onKeys();
          }}
        >
          <Icon name="keyboard" size={17} /> Keys
        </Button>
        {player && <Leave onLeft={close} />}
      </div>
    </div>
  );
}
