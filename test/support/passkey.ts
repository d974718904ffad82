import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

const sha256 = (data: string | Uint8Array): Buffer => createHash("sha256").update(data).digest();
const uint16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** A passkey in software, for one house. verified: whether it says that it has recognised its owner (WebAuthn Level 3, 6.1). */
export function makePasskey(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  let uses = 0;

  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }));
  function authenticatorData(flags: number, more: readonly Uint8Array[] = []): Buffer {
    uses += 1;
    const counter = Buffer.concat([uint16(0), uint16(uses)]);
    return Buffer.concat([sha256(new URL(origin).hostname), Buffer.from([flags]), counter, ...more]);
  }
  const flagsFor = (verified: boolean): number => USER_PRESENT | (verified ? USER_VERIFIED : 0);
  const answer = (response: Readonly<Record<string, string>>) => ({
    id: base64url(id),
    rawId: base64url(id),
    type: "public-key",
    clientExtensionResults: {},
    response,
  });

  return {
    register(challenge: string, verified: boolean) {
      // COSE: an EC2 key (1: 2) for ES256 (3: -7) on P-256 (-1: 1), then x and y.
      const key = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        Buffer.from(x, "base64url"),
        Buffer.from("225820", "hex"),
        Buffer.from(y, "base64url"),
      ]);
      const credential = [Buffer.alloc(16), uint16(id.length), id, key];
      const data = authenticatorData(flagsFor(verified) | HAS_CREDENTIAL, credential);
      // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}
      const attestation = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([data.length]),
        data,
      ]);
      return answer({
        clientDataJSON: base64url(clientData("create", challenge)),
        attestationObject: base64url(attestation),
      });
    },
    authenticate(challenge: string, verified: boolean) {
      const client = clientData("get", challenge);
      const data = authenticatorData(flagsFor(verified));
      return answer({
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(sign("sha256", Buffer.concat([data, sha256(client)]), privateKey)),
      });
    },
  };
}
