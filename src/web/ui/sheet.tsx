import { Drawer } from "@base-ui/react/drawer";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { useMedia, WIDE } from "./use-media.ts";
import "./dialog.css";
import "./sheet.css";

type Props = {
  readonly open: boolean;
  onClose(): void;
  readonly title: string;
  readonly children: ReactNode;
};

/** A panel beside the page, from below on a phone; swiped or pressed away. Loaded when first opened: import it lazily. */
export function Sheet({ open, onClose, title, children }: Props) {
  const wide = useMedia(WIDE);
  const lie = wide ? "side" : "bottom";
  return (
    <Drawer.Root
      open={open}
      swipeDirection={wide ? "right" : "down"}
      onOpenChange={(next) => next || onClose()}
    >
      <Drawer.Portal>
        <Drawer.Backdrop className="veil" />
        <Drawer.Viewport className="sheet-view" data-lie={lie}>
          <Drawer.Popup className="sheet" data-lie={lie}>
            {!wide && <div className="sheet-grip" aria-hidden="true" />}
            <div className="flex items-center justify-between gap-4 px-4 pt-4 pb-3 sm:px-6 lg:pt-5">
              <Drawer.Title className="display text-2xl">{title}</Drawer.Title>
              <Drawer.Close
                render={
                  <Button tone="quiet" size="small" iconOnly aria-label="Close">
                    <Icon name="close" />
                  </Button>
                }
              />
            </div>
            <Drawer.Content className="sheet-body">{children}</Drawer.Content>
          </Drawer.Popup>
        </Drawer.Viewport>
      </Drawer.Portal>
    </Drawer.Root>
  );
}
