import { Link } from "@tanstack/react-router";
import { buttonClass } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";

export function NotFound() {
  return (
    <>
      <title>Not found · RNG-THING</title>
      <h1 className="sr-only">Not found</h1>
      <Empty
        title="There is nothing at this address"
        action={
          <Link to="/" className={buttonClass({ tone: "main" })}>
            To the tables
          </Link>
        }
      >
        The page may have moved, or a letter of the address got lost.
      </Empty>
    </>
  );
}
