import { Menu as Base } from "@base-ui/react/menu";
import type { ReactNode } from "react";
import { buttonStyle } from "./button.tsx";

export interface MenuEntry {
  label: string;
  onChoose(): void;
  disabled?: boolean;
}

export function Menu({
  label,
  trigger,
  entries,
}: {
  label: string;
  trigger: ReactNode;
  entries: readonly MenuEntry[];
}): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger
        aria-label={label}
        title={label}
        className={buttonStyle({ kind: "quiet", size: "small" })}
      >
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup className="min-w-40 rounded-card border border-line bg-surface py-1 text-small shadow-float">
            {entries.map((entry) => (
              <Base.Item
                key={entry.label}
                disabled={entry.disabled}
                onClick={entry.onChoose}
                className="cursor-pointer px-3 py-1.5 data-disabled:text-ink-faint data-highlighted:bg-depth-2"
              >
                {entry.label}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
