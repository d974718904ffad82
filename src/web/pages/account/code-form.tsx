import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";

export type CodeKind = "totp" | "recovery";

const WORDS = {
  totp: {
    label: "Code",
    hint: "The six digits that your authenticator app shows now.",
    other: "Use a recovery code instead",
  },
  recovery: {
    label: "Recovery code",
    hint: "One of the codes that you wrote down. Each works once.",
    other: "Use the authenticator instead",
  },
} as const;

type Props = {
  readonly busy: boolean;
  onCode(code: string, kind: CodeKind): void;
};

/** The second factor: digits of an authenticator, or a recovery code when it is lost. */
export function CodeForm({ busy, onCode }: Props) {
  const [kind, setKind] = useState<CodeKind>("totp");
  const [code, setCode] = useState("");
  const { label, hint, other } = WORDS[kind];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code.replace(/\s/g, ""), kind);
      }}
    >
      <Field
        key={kind}
        label={label}
        name={kind}
        hint={hint}
        className="figures"
        autoComplete="one-time-code"
        inputMode={kind === "totp" ? "numeric" : "text"}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button type="submit" tone="main" size="large" busy={busy}>
        Sign in
      </Button>
      <Button
        tone="quiet"
        size="small"
        onClick={() => {
          setCode("");
          setKind(kind === "totp" ? "recovery" : "totp");
        }}
      >
        {other}
      </Button>
    </form>
  );
}
