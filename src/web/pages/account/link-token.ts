import { useEffect, useState } from "react";

function takeLinkToken(): string {
  const token = window.location.hash.slice(1);
  if (token !== "") window.history.replaceState(window.history.state, "", window.location.pathname);
  return token;
}

/**
 * The token of a letter's link. It stands after the #, so that no server's log sees it, and is taken out of the address
 * bar and the history at once. Another link that is opened in the same page only changes what follows the #: it counts too.
 */
export function useLinkToken(): string {
  const [token, setToken] = useState(takeLinkToken);
  useEffect(() => {
    const follow = (): void => {
      const next = takeLinkToken();
      if (next !== "") setToken(next);
    };
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return token;
}
