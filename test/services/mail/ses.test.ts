import { expect, test } from "vitest";
import { sesHost, sesPassword } from "../../../src/services/mail/ses.ts";

// Values that HashiCorp's AWS provider tests its own derivation with (internal/service/iam/access_key_test.go).
test.each([
  ["some+secret+key", "eu-central-1", "BMXhUYlu5Z3gSXVQORxlVa7XPaz91aGWdfHxvkOZdWZ2"],
  ["another+secret+key", "eu-central-1", "BBbphbrQmrKMx42d1N6+C7VINYEBGI5v9VsZeTxwskfh"],
  ["some+secret+key", "us-west-1", "BH+jbMzper5WwlwUar9E1ySBqHa9whi0GPo+sJ0mVYJj"],
])("the SMTP password of %s in %s", (secret, region, password) => {
  expect(sesPassword(secret, region)).toBe(password);
  expect(sesHost(region)).toBe(`email-smtp.${region}.amazonaws.com`);
});
