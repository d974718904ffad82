import { Link } from "@tanstack/react-router";
import { useSession } from "../api/queries.ts";

/** Said once, on every page, plainly. */
export function Footer() {
  const operator = useSession().data?.operator;
  return (
    <footer className="footer" data-print="no">
      <p className="prose-width">
        This is play money. It is called credits and cash; it cannot be bought, sold or paid out, here or
        anywhere.
      </p>
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        <Link to="/leaderboards" className="link">
          Leaderboards
        </Link>
        <Link to="/play-safely" className="link">
          Play safely
        </Link>
        <Link to="/support" className="link">
          Support
        </Link>
        <Link to="/terms" className="link">
          Terms
        </Link>
        <Link to="/privacy" className="link">
          Privacy
        </Link>
      </p>
      <p>{operator ? `Run by ${operator} with RNG-THING` : "RNG-THING"}</p>
    </footer>
  );
}
