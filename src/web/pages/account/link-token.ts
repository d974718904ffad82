/**
 * The token of a letter's link. It stands after the #, so that no server's log sees it, and is taken out of the address
 * bar and the history at once.
 */
export function takeLinkToken(): string {
  const token = window.location.hash.slice(1);
  if (token !== "") window.history.replaceState(window.history.state, "", window.location.pathname);
  return token;
}
