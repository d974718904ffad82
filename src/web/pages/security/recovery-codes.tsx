import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";

function save(codes: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([`${codes.join("\n")}\n`], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "rng-thing-recovery-codes.txt";
  link.click();
  URL.revokeObjectURL(address);
}

/** The codes for the day the authenticator is lost: shown once. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <div className="grid justify-items-start gap-3">
      <p className="prose-width">
        Recovery codes, for the day your authenticator is lost. Each works once. They are shown only now: keep
        them where your phone is not.
      </p>
      <ul className="recovery-codes figures" aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button size="small" onClick={() => save(codes)}>
        <Icon name="download" size={17} /> Save as a file
      </Button>
    </div>
  );
}
