import { Dialog } from "../ui/dialog.tsx";
import { type KeyGroup, useKeyGroups } from "./key-list.ts";
import { PLACES } from "./places.ts";

const HOUSE: KeyGroup = {
  title: "Everywhere",
  keys: [
    ...PLACES.map(({ key, name }) => ({ keys: `g ${key}`, does: `go to ${name.toLowerCase()}` })),
    { keys: "m", does: "sound on or off" },
    { keys: "?", does: "this list" },
    { keys: "Esc", does: "close what is open" },
  ],
};

function Group({ title, keys }: KeyGroup) {
  return (
    <section className="mb-5">
      <h3 className="caption mb-2">{title}</h3>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-4 gap-y-2">
        {keys.map((line) => (
          <div key={line.keys} className="contents">
            <dt className="flex flex-wrap gap-1">
              {line.keys.split(/\s+/).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd className="text-sm">{line.does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The list behind "?": the page's own keys first. */
export function KeyDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const groups = useKeyGroups();
  return (
    <Dialog open={open} onClose={onClose} title="Keys">
      {[...groups, HOUSE].map((group) => (
        <Group key={group.title} {...group} />
      ))}
    </Dialog>
  );
}
