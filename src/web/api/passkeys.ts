import { postAccount, readAccount } from "./accounts.ts";

/** Whether this browser has passkeys, and the JSON forms of WebAuthn Level 3 that spare us the encoding. */
export const hasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== "undefined" &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential;

/** The person closed the browser's own question, or let it time out. */
export class NoPasskey extends Error {
  override readonly name = "NoPasskey";
}

async function asked(asking: Promise<Credential | null>): Promise<unknown> {
  try {
    const credential = await asking;
    if (credential instanceof PublicKeyCredential) return credential.toJSON();
    throw new NoPasskey("no passkey was chosen");
  } catch (error) {
    if (error instanceof DOMException && error.name === "InvalidStateError") {
      throw new NoPasskey("This device has a passkey for your account already.", { cause: error });
    }
    if (error instanceof DOMException) throw new NoPasskey("No passkey was used.", { cause: error });
    throw error;
  }
}

/** Signs in with a passkey of this device or of a phone nearby. Throws NoPasskey. */
export async function signInWithPasskey(): Promise<void> {
  const options = await readAccount("/passkey/generate-authenticate-options");
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  const response = await asked(navigator.credentials.get({ publicKey }));
  await postAccount("/passkey/verify-authentication", { response });
}

/** Makes a passkey for the account that is signed in. Throws NoPasskey. */
export async function addPasskey(name: string): Promise<void> {
  const options = await readAccount("/passkey/generate-register-options");
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  const response = await asked(navigator.credentials.create({ publicKey }));
  await postAccount("/passkey/verify-registration", { response, name });
}

export const removePasskey = (id: string): Promise<unknown> => postAccount("/passkey/delete-passkey", { id });
