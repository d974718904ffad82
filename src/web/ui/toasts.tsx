import { Toast } from "@base-ui/react/toast";
import { useEffect } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { connectToasts } from "./toast.ts";
import "./toasts.css";

/** The outlet of toast.ts. Loaded with the first message. */
export function Toasts() {
  return (
    <Toast.Provider timeout={6_000} limit={3}>
      <Connection />
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Connection() {
  const { add } = Toast.useToastManager();
  useEffect(
    () =>
      connectToasts(({ title, detail, tone = "plain" }) => {
        add({
          title,
          type: tone,
          priority: tone === "loss" ? "high" : "low",
          ...(detail ? { description: detail } : {}),
        });
      }),
    [add],
  );
  return null;
}

function List() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((item) => (
    <Toast.Root key={item.id} toast={item} className="toast" swipeDirection={["right", "down"]}>
      <Toast.Content className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-sm font-semibold" />
          <Toast.Description className="caption mt-0.5" />
        </div>
        <Toast.Close
          render={
            <Button tone="quiet" size="small" iconOnly aria-label="Dismiss">
              <Icon name="close" size={16} />
            </Button>
          }
        />
      </Toast.Content>
    </Toast.Root>
  ));
}
