/** A secret with a name, so that a newer one can take over while the older still opens what it sealed. */
export type SecretKey = { readonly id: string; readonly secret: string };
