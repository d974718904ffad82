import type { Operation, Schema } from "./document.ts";

const text: Schema = { type: "string", maxLength: 200 };
const flag: Schema = { type: "boolean" };
const object = (properties: Record<string, Schema>, required = Object.keys(properties)): Schema => ({
  type: "object",
  properties,
  required,
});
const response = object({
  response: object({
    id: text,
    rawId: text,
    type: { enum: ["public-key"] },
    clientExtensionResults: object({}),
    response: object({
      clientDataJSON: text,
      attestationObject: text,
      authenticatorData: text,
      signature: text,
    }),
  }),
});

/** Better Auth's endpoints have no document: what they take is said here, so that they are knocked at like the others. */
const BODIES: Readonly<Record<string, Schema>> = {
  "/sign-up/email": object({
    name: text,
    username: text,
    email: { type: "string", format: "email" },
    password: text,
    birthDate: { type: "string", format: "date" },
    accepted: object({ terms: text, privacy: text }),
  }),
  "/sign-in/email": object({ email: { type: "string", format: "email" }, password: text, rememberMe: flag }),
  "/sign-in/username": object({ username: text, password: text, rememberMe: flag }),
  "/sign-out": object({}),
  "/request-password-reset": object({ email: { type: "string", format: "email" }, redirectTo: text }),
  "/reset-password": object({ newPassword: text, token: text }),
  "/change-password": object({ newPassword: text, currentPassword: text, revokeOtherSessions: flag }),
  "/send-verification-email": object({ email: { type: "string", format: "email" }, callbackURL: text }),
  "/two-factor/enable": object({ password: text, issuer: text }),
  "/two-factor/disable": object({ password: text, code: text }),
  "/two-factor/verify-totp": object({ code: text, trustDevice: flag }),
  "/two-factor/verify-backup-code": object({ code: text, trustDevice: flag, disableSession: flag }),
  "/two-factor/generate-backup-codes": object({ password: text, code: text }),
  "/passkey/verify-registration": response,
  "/passkey/verify-authentication": response,
  "/passkey/update-passkey": object({ id: { type: "string", format: "uuid" }, name: text }),
  "/passkey/delete-passkey": object({ id: { type: "string", format: "uuid" } }),
};

const READ = ["/passkey/generate-register-options", "/passkey/generate-authenticate-options"];

const at = (path: string): Omit<Operation, "method" | "body"> => ({
  id: `auth ${path}`,
  path: `/api/auth${path}`,
  signedIn: false,
  parameters: [],
});

export const AUTH_OPERATIONS: readonly Operation[] = [
  ...READ.map((path): Operation => ({ ...at(path), method: "GET", body: undefined })),
  ...Object.entries(BODIES).map(([path, body]): Operation => ({ ...at(path), method: "POST", body })),
];

export const isAuth = ({ path }: Operation): boolean => path.startsWith("/api/auth/");
