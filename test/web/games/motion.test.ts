import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SIDES } from "../../../src/games/coinflip/coinflip.ts";
import { POCKETS } from "../../../src/games/roulette/positions.ts";
import { makeToss, stillPose, tossPose } from "../../../src/web/games/coinflip/toss.ts";
import { FACES, faceNormal, makeRoll, rollPose } from "../../../src/web/games/dice/throw.ts";
import { needleAt } from "../../../src/web/games/needle.ts";
import { ballAt, bucketX, geometryOf } from "../../../src/web/games/plinko/board.ts";
import { makeSpin, pocketAngle, spinAt } from "../../../src/web/games/roulette/spin.ts";
import { positionAt } from "../../../src/web/games/slots/spin.ts";
import type { Frame, Vector } from "../../../src/web/games/vector.ts";
import { angleAt, bordersOf, restAngle, segmentAt } from "../../../src/web/games/wheel/turn.ts";

const id = fc.uuid();
const moment = fc.double({ min: 0, max: 1, noNaN: true });

const expectVector = (found: Vector, wanted: Vector): void => {
  for (const [axis, value] of wanted.entries()) expect(found[axis]).toBeCloseTo(value, 9);
};
/** The farthest that any axis of a frame has turned. */
const turned = (a: Frame, b: Frame): number =>
  Math.max(
    ...(["x", "y", "z"] as const).flatMap((axis) =>
      a[axis].map((value, i) => Math.abs(value - (b[axis][i] ?? 0))),
    ),
  );

describe("every motion ends in the server's outcome", () => {
  test("a coin lies on the side that was drawn, whatever it showed before", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SIDES), fc.constantFrom(...SIDES), id, id, (from, to, now, before) => {
        const toss = makeToss(from, to, now, before);
        const end = tossPose(toss, 1);
        expectVector(end.frame.z, [0, 0, to === "heads" ? 1 : -1]);
        expect(turned(end.frame, stillPose(to, now).frame)).toBeLessThan(1e-9);
        expect(turned(tossPose(toss, 0).frame, stillPose(from, before).frame)).toBeLessThan(1e-9);
      }),
    );
  });

  test("a coin does not jump: it comes to rest without a last correction", () => {
    fc.assert(
      fc.property(fc.constantFrom(...SIDES), fc.constantFrom(...SIDES), id, (from, to, now) => {
        const toss = makeToss(from, to, now, "");
        expect(turned(tossPose(toss, 1 - 1e-9).frame, tossPose(toss, 1).frame)).toBeLessThan(0.01);
        const lands = 0.56;
        expect(turned(tossPose(toss, lands - 1e-7).frame, tossPose(toss, lands + 1e-7).frame)).toBeLessThan(
          0.01,
        );
      }),
    );
  });

  test("a die lies flat with its face up, and no corner is ever under the table", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FACES),
        fc.constantFrom(0 as const, 1 as const),
        id,
        moment,
        (face, which, round, t) => {
          const roll = makeRoll(face, which, round);
          expectVector(faceNormal(rollPose(roll, 1).frame, face), [0, 0, 1]);
          const { frame, at } = rollPose(roll, t);
          const lowest = at[2] - Math.abs(frame.x[2]) - Math.abs(frame.y[2]) - Math.abs(frame.z[2]);
          expect(lowest).toBeGreaterThan(-1e-9);
        },
      ),
    );
  });

  test("opposite faces of a die add up to seven", () => {
    const { frame } = rollPose(makeRoll(1, 0, ""), 1);
    for (const face of FACES) {
      const [a, b] = [faceNormal(frame, face), faceNormal(frame, 7 - face)];
      expectVector(a, [-b[0], -b[1], -b[2]]);
    }
  });

  test("the roulette ball lies in the pocket that was drawn, and the pocket is at the top", () => {
    const pocket = fc.integer({ min: 0, max: POCKETS - 1 });
    fc.assert(
      fc.property(pocket, pocket, id, (from, to, round) => {
        const { rotor, ball } = spinAt(makeSpin(from, to, round), 1);
        expect(ball - rotor).toBeCloseTo(pocketAngle(to), 9);
        expect(Math.cos(ball)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("a ball that has come to rest stays in its pocket while the rotor runs out", () => {
    const spin = makeSpin(0, 17, "b");
    for (const t of [0.87, 0.9, 0.95]) {
      const { rotor, ball } = spinAt(spin, t);
      expect(ball - rotor).toBeCloseTo(pocketAngle(17), 9);
    }
  });

  test("the prize wheel stops with the drawn segment under the pointer, equal segments or weighted", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(
        weights,
        fc.nat(),
        id,
        fc.double({ min: -40, max: 40, noNaN: true }),
        (list, pick, round, from) => {
          const borders = bordersOf(list);
          const segment = pick % list.length;
          const rest = restAngle(borders, segment, round);
          expect(segmentAt(borders, angleAt(from, rest, round, 1))).toBe(segment);
        },
      ),
    );
  });

  test("reels stop where they were drawn to, and show what they showed before they start", () => {
    const length = fc.integer({ min: 3, max: 64 });
    fc.assert(
      fc.property(length, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 2 }), (size, a, b, reel) => {
        const [from, stop] = [a % size, b % size];
        expect(positionAt(reel, from, stop, size, 1)).toBe(stop);
        const start = positionAt(reel, from, stop, size, 0);
        expect(((start % size) + size) % size).toBeCloseTo(from, 6);
      }),
    );
  });

  test("a plinko ball drops into the bucket that counts its rights", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("L", "R"), { minLength: 8, maxLength: 16 }),
        id,
        (steps, round) => {
          const path = steps.join("");
          const geometry = geometryOf(path.length);
          const rights = steps.filter((step) => step === "R").length;
          expect(ballAt(geometry, path, round, 1).x).toBeCloseTo(bucketX(geometry, rights), 9);
        },
      ),
    );
  });

  test("a needle rests on its reading", () => {
    fc.assert(
      fc.property(moment, moment, (from, to) => {
        expect(needleAt(from, to, 1)).toBe(to);
      }),
    );
  });
});
