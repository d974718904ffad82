import { useState } from "react";
import { AmountField } from "../../ui/amount-field.tsx";
import { Button, SIZES, TONES } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { ICON_NAMES, Icon } from "../../ui/icon.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";

const RISKS = ["low", "medium", "high"] as const;

export function Controls({ onPress }: { readonly onPress: () => void }) {
  const [stake, setStake] = useState(500);
  const [risk, setRisk] = useState<(typeof RISKS)[number]>("medium");
  return (
    <div className="grid gap-8 lg:grid-cols-2">
      <div className="grid content-start gap-4">
        {SIZES.map((size) => (
          <div key={size} className="flex flex-wrap items-center gap-3">
            {TONES.map((tone) => (
              <Button key={tone} tone={tone} size={size} onClick={onPress}>
                {tone}
              </Button>
            ))}
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-3">
          <Button tone="main" size="large" hint="space">
            Toss
          </Button>
          <Button tone="main" busy>
            Toss
          </Button>
          <Button disabled>Disabled</Button>
          <Button tone="main" disabled>
            Disabled
          </Button>
        </div>
        <Segmented
          legend="Risk"
          options={RISKS.map((value) => ({ value, label: value }))}
          value={risk}
          onChange={setRisk}
          className="justify-self-start"
        />
        <ul className="flex flex-wrap gap-3 text-muted">
          {ICON_NAMES.map((name) => (
            <li key={name}>
              <Icon name={name} />
            </li>
          ))}
        </ul>
      </div>
      <div className="grid max-w-sm content-start gap-5">
        <AmountField label="Stake" value={stake} onChange={setStake} min={100} max={1_000_000} />
        <Field label="Username" placeholder="ada" hint="3 to 20 letters, digits and underscores." />
        <Field
          label="Email"
          defaultValue="ada@"
          error="This is not an email address. Nothing was sent."
          type="email"
        />
        <Select
          label="Risk"
          options={RISKS.map((value) => ({ value, label: value }))}
          value={risk}
          onChange={setRisk}
          hint="One of many, by the browser's own list."
        />
        <TextArea label="Message" placeholder="What happened?" hint="Up to 4,000 characters." />
        <TextArea label="Reason" defaultValue="No" error="A reason has at least 10 characters." rows={2} />
      </div>
    </div>
  );
}
