/** What stands in the form. */
export type Draft = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly agreed: boolean;
};
export const BLANK: Draft = {
  username: "",
  email: "",
  password: "",
  day: "",
  month: "",
  year: "",
  agreed: false,
};

export type Mistakes = {
  readonly [field in "username" | "email" | "password" | "birthDate" | "agreed"]?: string | undefined;
};

const USERNAME = /^[A-Za-z0-9_]{3,20}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const PASSWORD_MIN = 8;
const PASSWORD_MAX = 128;

/** "YYYY-MM-DD", or undefined when there is no such day. */
export function birthDateOf({ day, month, year }: Draft): string | undefined {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
    ? text
    : undefined;
}

/** What would be refused anyway, said before it is sent. The server's own check is the one that counts. */
export function mistakesIn(draft: Draft): Mistakes {
  const { username, email, password, agreed } = draft;
  const isLong = password.length >= PASSWORD_MIN && password.length <= PASSWORD_MAX;
  return {
    ...(USERNAME.test(username)
      ? {}
      : { username: "A username has 3 to 20 letters, digits and underscores." }),
    ...(EMAIL.test(email) ? {} : { email: "An email address looks like ada@example.org." }),
    ...(isLong
      ? {}
      : {
          password: `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters; this has ${password.length}.`,
        }),
    ...(birthDateOf(draft) ? {} : { birthDate: "Give day, month and year, such as 31 5 1990." }),
    ...(agreed ? {} : { agreed: "Without your agreement there can be no account." }),
  };
}
