import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Icon } from "../../ui/icon.tsx";

type Props = {
  readonly label?: string;
  readonly name?: string;
  readonly autoComplete: "current-password" | "new-password";
  readonly value: string;
  onChange(value: string): void;
  readonly hint?: string;
  readonly error?: string | undefined;
};

/** A password that can be looked at while it is typed. */
export function PasswordField({
  label = "Password",
  name = "password",
  autoComplete,
  value,
  onChange,
  hint,
  error,
}: Props) {
  const [shown, setShown] = useState(false);
  return (
    <Field
      label={label}
      name={name}
      type={shown ? "text" : "password"}
      autoComplete={autoComplete}
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...(hint ? { hint } : {})}
      error={error}
      end={
        <Button
          tone="quiet"
          size="small"
          iconOnly
          aria-label={shown ? "Hide the password" : "Show the password"}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon name={shown ? "eye-off" : "eye"} />
        </Button>
      }
    />
  );
}
