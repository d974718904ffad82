import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { toast } from "../../ui/toast.ts";

export function Overlays() {
  const [open, setOpen] = useState<"dialog" | "sheet" | null>(null);
  return (
    <div className="flex flex-wrap gap-3">
      <Button onClick={() => setOpen("dialog")}>Dialog</Button>
      <Button onClick={() => setOpen("sheet")}>Sheet</Button>
      <Button onClick={() => toast({ title: "Seed changed", detail: "The old one is revealed." })}>
        Message
      </Button>
      <Button onClick={() => toast({ title: "The bet was refused", tone: "loss" })}>Loss</Button>
      <Dialog open={open === "dialog"} onClose={() => setOpen(null)} title="A question">
        <p className="mb-5">Rotating reveals the server seed that is in play now.</p>
        <Button tone="main" onClick={() => setOpen(null)}>
          Rotate
        </Button>
      </Dialog>
      <Sheet open={open === "sheet"} onClose={() => setOpen(null)} title="A drawer">
        <p>Odds live here.</p>
      </Sheet>
    </div>
  );
}
