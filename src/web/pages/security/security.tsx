import { Link } from "@tanstack/react-router";
import { faultOf } from "../../api/fault.ts";
import { useProfile } from "../../api/profile.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { Passkeys } from "./passkeys.tsx";
import { Password } from "./password.tsx";
import { SecondFactor } from "./second-factor.tsx";
import { Sessions } from "./sessions.tsx";
import "./security.css";

function Mine() {
  const { data, error, refetch, isFetching } = useProfile();
  if (error && !data) {
    const { title, detail } = faultOf(error);
    return <ErrorNote title={title} detail={detail} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  if (!data) return <SkeletonRows rows={10} />;
  return (
    <>
      <Password />
      <SecondFactor on={data.twoFactor} />
      <Passkeys passkeys={data.passkeys} />
      <Sessions />
    </>
  );
}

export function Security() {
  return (
    <>
      <title>Security · RNG-THING</title>
      <h1 className="display mb-2 text-4xl">Security</h1>
      <p className="caption mb-6">
        <Link to="/profile" className="link">
          Profile
        </Link>
      </p>
      <SignInFirst what="How you sign in, and where you are signed in, is managed here.">
        <Mine />
      </SignInFirst>
    </>
  );
}
