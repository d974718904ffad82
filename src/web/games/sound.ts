/** Every noise of the house. Synthesised, so there is no file to load; short and soft. */
export const NOISES = ["click", "chip", "flick", "tick", "clack", "land", "card", "shimmer", "win"] as const;
export type Noise = (typeof NOISES)[number];

export type Sound = {
  readonly on: boolean;
  /** loudness 0 to 1, pitch 1 = as designed; silent while sound is off. */
  play(noise: Noise, loudness?: number, pitch?: number): void;
};

export const SILENCE: Sound = { on: false, play: () => undefined };

const MASTER_GAIN = 0.22;

type Desk = { readonly context: AudioContext; readonly out: GainNode; readonly hiss: AudioBuffer };

let desk: Desk | undefined;

/** Browsers only let audio begin in answer to a gesture: the desk is built when the first noise is asked for. */
function openDesk(): Desk {
  if (desk) return desk;
  const context = new AudioContext({ latencyHint: "interactive" });
  const out = context.createGain();
  out.gain.value = MASTER_GAIN;
  out.connect(context.destination);
  const hiss = context.createBuffer(1, context.sampleRate / 2, context.sampleRate);
  const samples = hiss.getChannelData(0);
  let state = 0x2545f491;
  for (let i = 0; i < samples.length; i += 1) {
    // xorshift32 (Marsaglia 2003): white enough for a hiss, and nothing here decides an outcome.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    samples[i] = (state >>> 0) / 2 ** 31 - 1;
  }
  desk = { context, out, hiss };
  return desk;
}

type Voice = {
  readonly at: number;
  readonly seconds: number;
  readonly gain: number;
};

function envelope({ context, out }: Desk, { at, seconds, gain }: Voice): GainNode {
  const node = context.createGain();
  const start = context.currentTime + at;
  node.gain.setValueAtTime(0.0001, start);
  node.gain.exponentialRampToValueAtTime(Math.max(gain, 0.0002), start + 0.004);
  node.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  node.connect(out);
  return node;
}

function tone(desk: Desk, hz: number, voice: Voice, shape: OscillatorType = "sine", glideHz = hz): void {
  const source = desk.context.createOscillator();
  const start = desk.context.currentTime + voice.at;
  source.type = shape;
  source.frequency.setValueAtTime(hz, start);
  if (glideHz !== hz) source.frequency.exponentialRampToValueAtTime(glideHz, start + voice.seconds);
  source.connect(envelope(desk, voice));
  source.start(start);
  source.stop(start + voice.seconds);
}

function hiss(desk: Desk, hz: number, q: number, voice: Voice): void {
  const source = desk.context.createBufferSource();
  const band = desk.context.createBiquadFilter();
  band.type = "bandpass";
  band.frequency.value = hz;
  band.Q.value = q;
  source.buffer = desk.hiss;
  source.connect(band).connect(envelope(desk, voice));
  const start = desk.context.currentTime + voice.at;
  source.start(start, (voice.at * 7.3) % 0.2);
  source.stop(start + voice.seconds);
}

const PIECES: Readonly<Record<Noise, (desk: Desk, loudness: number, pitch: number) => void>> = {
  click: (d, l, p) => hiss(d, 2600 * p, 2, { at: 0, seconds: 0.03, gain: 0.5 * l }),
  // A clay chip: two short knocks close together.
  chip: (d, l, p) => {
    hiss(d, 3400 * p, 5, { at: 0, seconds: 0.045, gain: 1.1 * l });
    tone(d, 1750 * p, { at: 0.002, seconds: 0.05, gain: 0.16 * l }, "triangle");
    hiss(d, 4300 * p, 6, { at: 0.035, seconds: 0.04, gain: 0.6 * l });
  },
  // A struck disc rings at inharmonic partials; these ratios are those of a free circular plate (1, 1.73, 2.33).
  flick: (d, l, p) => {
    for (const [ratio, gain] of [
      [1, 0.2],
      [1.73, 0.12],
      [2.33, 0.07],
    ] as const) {
      tone(d, 2350 * p * ratio, { at: 0, seconds: 0.42, gain: gain * l });
    }
    hiss(d, 5200 * p, 1, { at: 0, seconds: 0.02, gain: 0.5 * l });
  },
  tick: (d, l, p) => hiss(d, 1900 * p, 9, { at: 0, seconds: 0.025, gain: 1.2 * l }),
  clack: (d, l, p) => {
    hiss(d, 1500 * p, 4, { at: 0, seconds: 0.05, gain: 1.3 * l });
    tone(d, 620 * p, { at: 0, seconds: 0.06, gain: 0.2 * l }, "triangle", 480 * p);
  },
  land: (d, l, p) => {
    tone(d, 150 * p, { at: 0, seconds: 0.14, gain: 0.5 * l }, "sine", 90 * p);
    hiss(d, 700 * p, 1.2, { at: 0, seconds: 0.07, gain: 0.5 * l });
  },
  card: (d, l, p) => hiss(d, 3000 * p, 0.8, { at: 0, seconds: 0.09, gain: 0.45 * l }),
  shimmer: (d, l, p) => tone(d, 990 * p, { at: 0, seconds: 0.25, gain: 0.12 * l }, "sine", 1020 * p),
  // A major sixth, rising: said once, quietly.
  win: (d, l, p) => {
    tone(d, 523.25 * p, { at: 0, seconds: 0.35, gain: 0.22 * l }, "triangle");
    tone(d, 880 * p, { at: 0.11, seconds: 0.5, gain: 0.2 * l }, "triangle");
  },
};

/** Sound that is on. A browser that refuses audio stays silent; play goes on. */
export const AUDIBLE: Sound = {
  on: true,
  play(noise, loudness = 1, pitch = 1) {
    try {
      const open = openDesk();
      if (open.context.state === "suspended") void open.context.resume().catch(() => undefined);
      PIECES[noise](open, Math.min(1, Math.max(0.01, loudness)), pitch);
    } catch {
      desk = undefined;
    }
  },
};
