import { Link } from "@tanstack/react-router";
import { faultOf } from "../../api/fault.ts";
import { useProfile } from "../../api/profile.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import { dayText } from "../../ui/moment.ts";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { SignInFirst } from "../account/sign-in-first.tsx";
import { Agreements, Export, Leave } from "./data.tsx";
import { Email } from "./email.tsx";
import { Name } from "./name.tsx";
import { Rights } from "./rights.tsx";
import { Section } from "./section.tsx";

function Mine() {
  const { data, error, refetch, isFetching } = useProfile();
  if (error && !data) {
    const { title, detail } = faultOf(error);
    return <ErrorNote title={title} detail={detail} onRetry={() => void refetch()} retrying={isFetching} />;
  }
  if (!data) return <SkeletonRows rows={10} />;
  return (
    <>
      <Name profile={data} />
      <Email profile={data} />
      <Section title="About you">
        <dl className="account-facts">
          <dt>Date of birth</dt>
          <dd>{data.birthDate ?? "not given"}</dd>
          <dt>Here since</dt>
          <dd>{dayText(new Date(data.createdAt))}</dd>
          <dt>Role</dt>
          <dd>{data.role}</dd>
        </dl>
        <p className="caption">
          If the date of birth is wrong, write to support: it is corrected by a person.
        </p>
      </Section>
      <Section title="Security">
        <Link to="/security" className="link">
          Password, second factor, passkeys, where you are signed in
        </Link>
      </Section>
      <Agreements profile={data} />
      <Rights />
      <Export />
      <Leave profile={data} />
    </>
  );
}

export function Profile() {
  return (
    <>
      <title>Profile · RNG-THING</title>
      <h1 className="display mb-6 text-4xl">Profile</h1>
      <SignInFirst what="Your name, your address and your data are managed here.">
        <Mine />
      </SignInFirst>
    </>
  );
}
