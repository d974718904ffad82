import { Link } from "@tanstack/react-router";
import { Section } from "./section.tsx";

/** What one can ask for by law, and where it is done: by oneself at once, or by a person of the house. */
export function Rights() {
  return (
    <Section title="Your rights">
      <ul className="grid gap-2">
        <li>
          <a className="link" href="#your-data">
            See and take along
          </a>{" "}
          what is kept about you.
        </li>
        <li>
          Correct your name and address on this page,{" "}
          <Link to="/support/new" search={{ about: "correction" }} className="link">
            your date of birth
          </Link>{" "}
          through support.
        </li>
        <li>
          <a className="link" href="#leave">
            Delete the account
          </a>
          .
        </li>
        <li>
          <Link to="/leaderboards" className="link">
            Hide yourself from the rankings
          </Link>
          : the switch is below them.
        </li>
        <li>
          <Link to="/support/new" search={{ about: "objection" }} className="link">
            Object to a use of your data
          </Link>
          , or{" "}
          <Link to="/support/new" search={{ about: "restriction" }} className="link">
            have it restricted
          </Link>
          : a person answers, within a month.
        </li>
      </ul>
      <p className="caption">
        The{" "}
        <a className="link" href="/privacy">
          privacy notice
        </a>{" "}
        says what each means.
      </p>
    </Section>
  );
}
