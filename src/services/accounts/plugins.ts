import { passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { admin, twoFactor, username } from "better-auth/plugins";
import { ADMIN_SCHEMA, PASSKEY_SCHEMA, TWO_FACTOR_SCHEMA, USERNAME_SCHEMA } from "./models.ts";
import { NAME_LENGTH } from "./names.ts";

const ISSUER = "RNG-THING";

/** The name itself is judged at sign-up; here only what no name can contain. */
export const usernames = () =>
  username({
    minUsernameLength: NAME_LENGTH.min,
    maxUsernameLength: NAME_LENGTH.max,
    usernameValidator: (name) => /^[A-Za-z0-9_]+$/.test(name),
    schema: USERNAME_SCHEMA,
  });

/** Codes of authenticator apps, with recovery codes. */
export const secondFactors = () => twoFactor({ issuer: ISSUER, schema: TWO_FACTOR_SCHEMA });

/** Said to who has shown the right password of an account that is closed. */
function closedMessage(ban: { readonly banReason?: unknown; readonly banExpires?: unknown }): string {
  const { banReason: reason, banExpires: until } = ban;
  const end =
    until instanceof Date ? `until ${until.toISOString().slice(0, 16).replace("T", " ")} UTC` : "for good";
  return `This account is closed by the house ${end}.${typeof reason === "string" ? ` The reason given: ${reason}` : ""}`;
}

/** Roles and bans. Its endpoints are not reachable from outside (http/auth-bridge.ts). */
export const roles = () =>
  admin({
    defaultRole: "player",
    adminRoles: ["admin"],
    roles: undefined,
    bannedUserMessage: closedMessage,
    schema: ADMIN_SCHEMA,
  });

/** A passkey stands for both factors, so whoever uses it must have been recognised by the device (PIN, finger, face). */
export const passkeys = () =>
  passkey({
    rpName: ISSUER,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    registration: {
      afterVerification: async ({ verification }) => {
        if (!verification.registrationInfo?.userVerified) throw notRecognised();
      },
    },
    authentication: {
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw notRecognised();
      },
    },
    schema: PASSKEY_SCHEMA,
  });

const notRecognised = (): APIError =>
  new APIError("FORBIDDEN", {
    code: "USER_NOT_VERIFIED",
    message: "This passkey did not ask who you are. Use one with a PIN, a fingerprint or the like.",
  });
