/** How mail leaves: one of the three services, or a folder when none is set. */
export type MailConfig = {
  readonly from: string;
  readonly route:
    | { readonly kind: "smtp"; readonly url: string }
    | { readonly kind: "sendgrid"; readonly apiKey: string }
    | {
        readonly kind: "ses";
        readonly region: string;
        readonly accessKeyId: string;
        readonly secretAccessKey: string;
      }
    | { readonly kind: "folder"; readonly folder: string };
};

type Given = {
  readonly DATA_DIR: string;
  readonly OPERATOR_NAME: string;
  readonly EMAIL_VERIFICATION: "optional" | "required";
  readonly MAIL_FROM?: string | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly SENDGRID_API_KEY?: string | undefined;
  readonly SES_REGION?: string | undefined;
  readonly AWS_ACCESS_KEY_ID?: string | undefined;
  readonly AWS_SECRET_ACCESS_KEY?: string | undefined;
};

const SERVICES = ["SMTP_URL", "SENDGRID_API_KEY", "SES_REGION"] as const;

function routeOf(given: Given, problems: string[]): MailConfig["route"] {
  if (given.SMTP_URL !== undefined) return { kind: "smtp", url: given.SMTP_URL };
  if (given.SENDGRID_API_KEY !== undefined) return { kind: "sendgrid", apiKey: given.SENDGRID_API_KEY };
  if (given.SES_REGION === undefined) return { kind: "folder", folder: `${given.DATA_DIR}/outbox` };
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = given;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    problems.push(
      "SES_REGION: needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY of a user who may ses:SendRawEmail",
    );
  }
  return {
    kind: "ses",
    region: given.SES_REGION,
    accessKeyId: accessKeyId ?? "",
    secretAccessKey: secretAccessKey ?? "",
  };
}

/** Reads how mail is sent. Problems are added to the list. */
export function parseMail(given: Given, publicUrl: string, problems: string[]): MailConfig {
  const set = SERVICES.filter((name) => given[name] !== undefined);
  if (set.length > 1) problems.push(`${set.join(" and ")} are both set: mail can leave one way only`);
  if (set.length > 0 && given.MAIL_FROM === undefined) {
    problems.push(
      `MAIL_FROM: ${set[0]} needs the address that mail comes from, such as Casino <casino@example.org>`,
    );
  }
  if (set.length === 0 && given.EMAIL_VERIFICATION === "required") {
    problems.push(
      "EMAIL_VERIFICATION: required, but no mail can be sent; set SMTP_URL, SES_REGION or SENDGRID_API_KEY",
    );
  }
  const host = URL.parse(publicUrl)?.hostname ?? "localhost";
  const name = given.OPERATOR_NAME.replace(/["<>@,;:\\]/g, " ").trim();
  return { from: given.MAIL_FROM ?? `${name} <no-reply@${host}>`, route: routeOf(given, problems) };
}
