import type { Message } from "../../../contract/tickets.ts";
import { momentText } from "../../ui/moment.ts";
import "./support.css";

type Props = { readonly messages: readonly Message[]; nameOf(message: Message): string };

function Report({ report }: { readonly report: NonNullable<Message["report"]> }) {
  return (
    <dl>
      <div>
        <dt>Steps</dt>
        <dd>{report.steps}</dd>
      </div>
      <div>
        <dt>Expected</dt>
        <dd>{report.expected}</dd>
      </div>
      <div>
        <dt>Actual</dt>
        <dd>{report.actual}</dd>
      </div>
    </dl>
  );
}

/** What was written back and forth, in order. */
export function Thread({ messages, nameOf }: Props) {
  return (
    <ol className="thread" aria-label="Messages, oldest first">
      {messages.map((message) => (
        <li key={message.id} className="message" data-author={message.author}>
          <header>
            <b>{nameOf(message)}</b>
            <time dateTime={message.createdAt}>{momentText(message.createdAt, "minute")}</time>
          </header>
          <p>{message.text}</p>
          {message.report && <Report report={message.report} />}
        </li>
      ))}
    </ol>
  );
}
