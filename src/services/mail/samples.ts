import type { Letter } from "../../store/letters.ts";

const USERNAME = "ada";
const AT = "2026-11-24T18:05:00.000Z";
const HOUSE = "https://casino.example";

/** One of each, for looking at and for the tests. */
export const SAMPLES: readonly Letter[] = [
  { name: "welcome", username: USERNAME, link: `${HOUSE}/verify-email#eyJhbGciOiJIUzI1NiJ9.sample` },
  { name: "verify-email", username: USERNAME, link: `${HOUSE}/verify-email#eyJhbGciOiJIUzI1NiJ9.sample` },
  { name: "account-exists", username: USERNAME, link: `${HOUSE}/sign-in` },
  { name: "reset-password", username: USERNAME, link: `${HOUSE}/reset#bq3vY9uJ0sampleT0ken` },
  { name: "password-changed", username: USERNAME, at: AT, passkeysRemoved: 1 },
  { name: "confirm-new-email", username: USERNAME, link: `${HOUSE}/verify-email#new.bq3vY9uJ0sampleT0ken` },
  { name: "email-change-asked", username: USERNAME, newEmail: "ada@new.example" },
  { name: "email-changed", username: USERNAME, newEmail: "ada@new.example", at: AT },
  { name: "new-sign-in", username: USERNAME, device: "Firefox on Linux", address: "203.0.113.7", at: AT },
  { name: "second-factor-changed", username: USERNAME, change: "totp-on", at: AT },
  {
    name: "ticket-reply",
    username: USERNAME,
    subject: "My round did not end",
    link: `${HOUSE}/support/01a20af2-5575-7000-b4a1-1670599e4c54`,
  },
  { name: "account-erased", username: USERNAME },
];
