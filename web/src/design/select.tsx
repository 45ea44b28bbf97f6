import { Select as Base } from "@base-ui/react/select";
import clsx from "clsx";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "./button.tsx";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  /** A line about it. */
  hint?: string;
}

export function Select<Value extends string>({
  label,
  value,
  choices,
  onChange,
  hideLabel = false,
}: {
  label: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange(value: Value): void;
  hideLabel?: boolean;
}): ReactNode {
  return (
    <Base.Root items={choices} value={value} onValueChange={(next) => next !== null && onChange(next)}>
      <div className="inline-flex min-w-0 items-center gap-2">
        <Base.Label className={clsx("text-small text-ink-soft", hideLabel && "sr-only")}>{label}</Base.Label>
        <Base.Trigger className={buttonStyle({ className: "min-w-0 max-w-full justify-between" })}>
          <span className="truncate">
            <Base.Value />
          </span>
          <Base.Icon>
            <ChevronDown aria-hidden className="size-4" />
          </Base.Icon>
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup className="max-h-(--available-height) max-w-[calc(100vw-1rem)] min-w-(--anchor-width) overflow-auto rounded-card border border-line bg-surface py-1 text-small shadow-float">
            <Base.List>
              {choices.map((choice) => (
                <Base.Item
                  key={choice.value}
                  value={choice.value}
                  className="grid cursor-pointer grid-cols-[1.25rem_1fr] items-baseline px-2 py-1.5 data-highlighted:bg-depth-2"
                >
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-3.5" />
                  </Base.ItemIndicator>
                  <span className="col-start-2">
                    <Base.ItemText>{choice.label}</Base.ItemText>
                    {choice.hint !== undefined && (
                      <span className="block text-tiny text-ink-faint">{choice.hint}</span>
                    )}
                  </span>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
