import { buttonClass } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";

/** The verifier as one file: opened from disk it needs no house, no network and no trust in either. */
export const OfflineLink = () => (
  <a href="/verifier.html" download="rng-thing-verifier.html" className={buttonClass({ size: "small" })}>
    <Icon name="download" size={16} />
    Save the verifier as one file
  </a>
);
