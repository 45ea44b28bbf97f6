import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

export function Checkbox({
  label,
  checked,
  onChange,
  disabled = false,
  hideLabel = false,
}: {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
  disabled?: boolean;
  hideLabel?: boolean;
}): ReactNode {
  return (
    <label className="inline-flex min-h-7 items-center gap-2 text-small">
      <Base.Root
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
        aria-label={hideLabel ? label : undefined}
        className="grid size-6 place-items-center rounded border border-line-strong bg-surface data-checked:border-depth-7 data-checked:bg-depth-7 data-checked:text-on-depth data-disabled:opacity-50"
      >
        <Base.Indicator>
          <Check aria-hidden className="size-4" />
        </Base.Indicator>
      </Base.Root>
      {!hideLabel && label}
    </label>
  );
}
