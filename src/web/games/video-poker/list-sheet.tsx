import type { VideoPokerRules, VideoPokerView } from "../../../games/video-poker/video-poker.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { HoldList } from "./hold-list.tsx";

type Props = {
  readonly open: boolean;
  onClose(): void;
  readonly rules: VideoPokerRules;
  readonly view: VideoPokerView | null;
};

/** The ranked list of holds, one key away from the machine. */
export function ListSheet({ open, onClose, rules, view }: Props) {
  return (
    <Sheet open={open} onClose={onClose} title="What to hold">
      <HoldList rules={rules} view={view} />
    </Sheet>
  );
}
