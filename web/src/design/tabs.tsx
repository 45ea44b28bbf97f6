import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

/** Views of one thing. Which one is shown belongs in the address: give `value` from it. */
export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
  children,
}: {
  label: string;
  value: Value;
  onChange(value: Value): void;
  tabs: readonly { value: Value; label: ReactNode }[];
  /** The view of `value`. */
  children: ReactNode;
}): ReactNode {
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <Base.List aria-label={label} className="mb-3 flex flex-wrap gap-1 border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px min-h-9 border-b-2 border-transparent px-3 text-small text-ink-soft hover:text-ink data-active:border-accent data-active:font-semibold data-active:text-ink"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel value={value}>{children}</Base.Panel>
    </Base.Root>
  );
}
