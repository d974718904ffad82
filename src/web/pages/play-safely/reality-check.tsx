import { useQueryClient } from "@tanstack/react-query";
import { CHECK_MINUTES } from "../../../base/limits.ts";
import { call } from "../../api/call.ts";
import { keepLimits } from "../../api/safety.ts";
import { useAction } from "../../api/use-action.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Section } from "../profile/section.tsx";
import { type Limits, minutesText } from "./words.ts";

type Minutes = (typeof CHECK_MINUTES)[number];

const OPTIONS = [
  { value: "off", label: "Off" },
  ...CHECK_MINUTES.map((minutes) => ({ value: `${minutes}` as const, label: minutesText(minutes) })),
] as const;
type Choice = (typeof OPTIONS)[number]["value"];

/** After so many minutes of play the game stops until one has looked at the clock and the balance. */
export function RealityCheck({ check }: { readonly check: Limits["realityCheck"] }) {
  const client = useQueryClient();
  const { fault, run } = useAction();
  const now = OPTIONS.find(({ value }) => value === `${check.everyMinutes}`)?.value ?? "off";
  const choose = (choice: Choice): void =>
    void run(async () => {
      const realityCheckMinutes = choice === "off" ? null : (Number(choice) as Minutes);
      keepLimits(client, await call("putLimits", { body: { limits: [], realityCheckMinutes } }));
    });
  return (
    <Section
      title="Reality check"
      about="After this much play the table stops and shows how long you have played and where you stand. It goes on when you say so."
    >
      {fault && <ErrorNote title={fault.title} detail={fault.detail} />}
      <Segmented
        legend="Reality check every"
        options={OPTIONS}
        value={now}
        onChange={choose}
        className="max-w-full flex-wrap"
      />
    </Section>
  );
}
