import { HARD_SUMS, POINTS } from "../../../games/craps/chips.ts";
import type { CrapsRules } from "../../../games/craps/rules.ts";
import { NumberBox } from "./number-box.tsx";
import { type Cloth, SpotButton } from "./spot.tsx";
import { payName } from "./spots.ts";

type Props = { readonly rules: CrapsRules; readonly cloth: Cloth; readonly point: number | null };

const FIELD = [2, 3, 4, 9, 10, 11, 12] as const;

/** The cloth of a craps table: players know where things are. */
export function Layout({ rules, cloth, point }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: places on a cloth are no fieldset of a form.
    <div className="cr-layout" role="group" aria-label="The layout">
      <SpotButton cloth={cloth} spot={{ type: "dont-come" }} className="dont-come" hint="e">
        <b>Don’t come</b>
        <small>bar 12</small>
        {point === null && <span className="cr-puck">Off</span>}
      </SpotButton>
      <div className="cr-numbers">
        {POINTS.map((on) => (
          <NumberBox key={on} rules={rules} cloth={cloth} on={on} point={point === on} />
        ))}
      </div>
      <SpotButton cloth={cloth} spot={{ type: "come" }} className="come" hint="c">
        <b>Come</b>
      </SpotButton>
      <SpotButton cloth={cloth} spot={{ type: "field" }} className="field-bet" hint="f">
        <b>Field</b>
        <span className="cr-sums">
          {FIELD.map((sum) => (
            <span key={sum} data-more={payName(rules, { type: "field" }, sum) !== "1 to 1" || undefined}>
              {sum}
            </span>
          ))}
        </span>
        <small>
          2 pays {payName(rules, { type: "field" }, 2)}, 12 pays {payName(rules, { type: "field" }, 12)}
        </small>
      </SpotButton>
      <SpotButton cloth={cloth} spot={{ type: "dont-pass" }} className="dont-pass" hint="d">
        <b>Don’t pass</b>
        <small>bar 12</small>
      </SpotButton>
      <SpotButton cloth={cloth} spot={{ type: "dont-pass-odds" }} className="odds-against" hint="bd">
        <small>Odds against</small>
      </SpotButton>
      <SpotButton cloth={cloth} spot={{ type: "pass" }} className="pass" hint="p">
        <b>Pass line</b>
      </SpotButton>
      <SpotButton cloth={cloth} spot={{ type: "pass-odds" }} className="odds" hint="bp">
        <small>Odds</small>
      </SpotButton>
      <div className="cr-hards">
        {HARD_SUMS.map((on) => (
          <SpotButton
            key={on}
            cloth={cloth}
            spot={{ type: "hard", on }}
            className="hard"
            hint={`h${on % 10}`}
          >
            <b>
              {on / 2} · {on / 2}
            </b>
            <small>{payName(rules, { type: "hard", on })}</small>
          </SpotButton>
        ))}
      </div>
    </div>
  );
}
