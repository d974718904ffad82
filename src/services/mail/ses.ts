import { createHmac } from "node:crypto";

/** Where Amazon SES takes mail over SMTP in a region. */
export const sesHost = (region: string): string => `email-smtp.${region}.amazonaws.com`;

const STEPS = ["ses", "aws4_request", "SendRawEmail"] as const;
const DATE = "11111111";
const VERSION = 0x04;

/**
 * The SMTP password that belongs to an IAM secret key, so that the key with the right ses:SendRawEmail is enough. From
 * "Obtaining Amazon SES SMTP credentials by converting existing AWS credentials", Amazon SES Developer Guide.
 */
export function sesPassword(secretAccessKey: string, region: string): string {
  const sign = (key: Uint8Array | string, text: string): Buffer =>
    createHmac("sha256", key).update(text).digest();
  const signature = [region, ...STEPS].reduce<Buffer>(
    (key, step) => sign(key, step),
    sign(`AWS4${secretAccessKey}`, DATE),
  );
  return Buffer.concat([Buffer.from([VERSION]), signature]).toString("base64");
}
