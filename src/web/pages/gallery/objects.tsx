import type { CardText } from "../../../fair/cards.ts";
import { AvatarRing } from "../../ui/avatar-ring.tsx";
import { Card } from "../../ui/card.tsx";
import { CHIP_VALUES, Chip } from "../../ui/chip.tsx";
import { Die } from "../../ui/die.tsx";
import { Ribbon } from "../../ui/ribbon.tsx";
import { SEAL_STATES, Seal } from "../../ui/seal.tsx";
import { bytesOfHex } from "../../ui/tape.ts";
import { Emblem } from "../lobby/emblem.tsx";

const COMMITMENT = "92a94e8c23510695d92e123725ecd728e54bd251c0ec4b4c422bd16aa34567f9";
const HAND: readonly (CardText | null)[] = ["Qd", "Ks", "Th", "2c", "Ah", null];
const EMBLEMS = [
  "coinflip",
  "dice",
  "hundred",
  "number-guess",
  "roulette",
  "wheel",
  "slots",
  "scratch-card",
  "plinko",
  "blackjack",
  "high-low",
  "lottery",
  "keno",
  "video-poker",
  "baccarat",
  "craps",
  "mines",
  "crash",
  "unknown",
] as const;
const FACES = [1, 2, 3, 4, 5, 6] as const;

export function Objects() {
  const bytes = bytesOfHex(COMMITMENT) ?? null;
  return (
    <div className="grid gap-6">
      <div className="grid max-w-2xl gap-4">
        <Ribbon bytes={bytes} lie="along" sealed label="A sealed tape" />
        <Ribbon bytes={bytes} lie="along" sealed={false} lit={[0, 1]} label="An open tape" />
      </div>
      <ul className="flex flex-wrap gap-5">
        {EMBLEMS.map((game) => (
          <li key={game} data-game={game} className="caption w-24">
            <Emblem game={game} />
            {game}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-4">
        {HAND.map((card) => (
          <Card key={card ?? "back"} card={card} width={72} />
        ))}
        {FACES.map((value) => (
          <Die key={value} value={value} />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        {CHIP_VALUES.map((minor) => (
          <Chip key={minor} minor={minor} size={52} />
        ))}
        {SEAL_STATES.map((state) => (
          <Seal key={state} state={state} />
        ))}
        <AvatarRing commitment={COMMITMENT} letter="A" size={64} />
        <AvatarRing commitment={COMMITMENT} letter="A" size={32} />
      </div>
    </div>
  );
}
