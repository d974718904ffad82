import { useRef } from "react";
import type { Sound } from "../sound.ts";
import { type Moment, TRACK_RADIUS } from "./spin.ts";

/** The seam that the ball crosses in the rim, radians: a quarter of the way round. */
const SEAM = Math.PI / 4;

/** Says what the ball does: a tick a seam while it runs on the rim, a clack at each hop. */
export function useSpinNoise(sound: Sound): (moment: Moment, t: number) => void {
  const last = useRef({ seam: 0, hop: 0 });
  return (moment, t) => {
    if (t === 0) last.current = { seam: Math.floor(moment.ball / SEAM), hop: 0 };
    const seam = Math.floor(moment.ball / SEAM);
    if (seam !== last.current.seam && moment.hop === 0) {
      last.current.seam = seam;
      const onRim = moment.radius > TRACK_RADIUS - 12;
      sound.play("tick", onRim ? 0.25 : 0.45, onRim ? 0.8 : 1);
    }
    if (moment.hop !== last.current.hop) {
      last.current.hop = moment.hop;
      sound.play("clack", 0.9 / moment.hop);
    }
  };
}
