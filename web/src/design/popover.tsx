import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";

/** Something small beside what it is about: opened by click, Enter or pointing; closed by Esc. */
export function Popover({
  trigger,
  label,
  className,
  children,
  openOnHover = false,
}: {
  trigger: ReactNode;
  /** Where the trigger's own words do not say it. */
  label?: string;
  className?: string;
  children: ReactNode;
  openOnHover?: boolean;
}): ReactNode {
  return (
    <Base.Root>
      <Base.Trigger openOnHover={openOnHover} delay={300} aria-label={label} className={className}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup
            aria-label={label ?? (typeof trigger === "string" ? trigger : t.design.more)}
            className="max-h-[min(70vh,var(--available-height))] max-w-[min(28rem,calc(100vw-1rem))] overflow-auto rounded-card border border-line bg-surface p-3 text-small shadow-float"
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
