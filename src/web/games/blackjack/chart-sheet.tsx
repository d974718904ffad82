import type { BlackjackRules } from "../../../games/blackjack/rules.ts";
import type { BlackjackView } from "../../../games/blackjack/view.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { StrategyChart } from "./strategy-chart.tsx";

type Props = {
  readonly open: boolean;
  onClose(): void;
  readonly rules: BlackjackRules;
  readonly view: BlackjackView | null;
};

/** The chart of the best strategy, one key away from the table. */
export function ChartSheet({ open, onClose, rules, view }: Props) {
  return (
    <Sheet open={open} onClose={onClose} title="Basic strategy">
      <StrategyChart rules={rules} view={view} />
    </Sheet>
  );
}
