import { Popover as Base } from "@base-ui/react/popover";
import { type ReactNode, useState } from "react";
import { buttonStyle } from "./button.tsx";

export interface MenuEntry {
  label: string;
  onChoose(): void;
  disabled?: boolean;
}

/** A few things to do, behind one button. They are buttons too: Tab goes through them, Esc closes. */
export function Menu({
  label,
  trigger,
  entries,
}: {
  label: string;
  trigger: ReactNode;
  entries: readonly MenuEntry[];
}): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Base.Root open={isOpen} onOpenChange={setIsOpen}>
      <Base.Trigger
        aria-label={label}
        title={label}
        className={buttonStyle({ kind: "quiet", size: "small" })}
      >
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="end" className="z-50">
          <Base.Popup
            aria-label={label}
            className="min-w-40 rounded-card border border-line bg-surface py-1 text-small shadow-float"
          >
            {entries.map((entry) => (
              <button
                key={entry.label}
                type="button"
                disabled={entry.disabled}
                onClick={() => {
                  setIsOpen(false);
                  entry.onChoose();
                }}
                className="block min-h-8 w-full px-3 py-1.5 text-left hover:bg-depth-2 focus-visible:-outline-offset-2 disabled:text-ink-faint"
              >
                {entry.label}
              </button>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
