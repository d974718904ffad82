import type { Engine } from "../../support/database.ts";
import { type House, openHouse } from "../../support/house.ts";
import { openPostOffice, type PostOffice } from "../../support/post-office.ts";

/** A house whose letters arrive. */
export type MailedHouse = House & {
  readonly post: PostOffice;
  /** The token of the link in the next letter with such a subject. */
  tokenFor(to: string, subject: RegExp): Promise<string>;
};

export async function openMailedHouse(
  engine: Engine,
  more: Readonly<Record<string, string>> = {},
): Promise<MailedHouse> {
  await using stack = new AsyncDisposableStack();
  const post = stack.use(await openPostOffice());
  const env = {
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: "House <house@players.test>",
    ...more,
  };
  const house = stack.use(await openHouse(engine, { env }));
  const all = stack.move();
  return {
    ...house,
    post,
    async tokenFor(to, subject) {
      await house.app.mail.sendDue();
      const { text } = await post.take(to, subject);
      return /#(?:new\.)?(\S+)/.exec(text)?.[1] ?? "";
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
