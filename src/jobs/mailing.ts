import { SECOND_MS } from "../base/time.ts";
import type { Mail } from "../services/mail/mail.ts";

const SEND_EVERY_MS = 2 * SECOND_MS;

/**
 * Sends letters as they become due. Any number of processes may do so at once: a letter is taken by one. Returns the
 * stop, which waits for what is under way.
 */
export function startMailing(mail: Mail, onFault: (error: unknown) => void): () => Promise<void> {
  let sending: Promise<unknown> = Promise.resolve();
  let isSending = false;
  const send = (): void => {
    if (isSending) return;
    isSending = true;
    sending = mail
      .sendDue()
      .catch(onFault)
      .finally(() => {
        isSending = false;
      });
  };
  const timer = setInterval(send, SEND_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await sending;
  };
}
