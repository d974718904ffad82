import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import "./dialog.css";

type Props = {
  readonly open: boolean;
  onClose(): void;
  readonly title: string;
  readonly children: ReactNode;
};

/** A question or a short list above the page. Loaded when first opened: import it lazily. */
export function Dialog({ open, onClose, title, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={(next) => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className="veil" />
        <Base.Popup className="dialog">
          <div className="mb-4 flex items-start justify-between gap-4">
            <Base.Title className="display text-2xl">{title}</Base.Title>
            <Base.Close
              render={
                <Button tone="quiet" size="small" iconOnly aria-label="Close">
                  <Icon name="close" />
                </Button>
              }
            />
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
