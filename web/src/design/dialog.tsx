import { Dialog as Base } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import { buttonStyle } from "./button.tsx";

/** A window over the page. Focus stays inside, Esc closes it, and focus goes back to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  children,
  wide = false,
}: {
  open: boolean;
  onClose(): void;
  title: string;
  children: ReactNode;
  wide?: boolean;
}): ReactNode {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil" />
        <Base.Popup
          className={clsx(
            "fixed inset-x-3 top-[8vh] z-50 mx-auto flex max-h-[84vh] flex-col rounded-card border border-line bg-surface shadow-float",
            wide ? "max-w-5xl" : "max-w-xl",
          )}
        >
          <header className="flex items-center justify-between gap-4 border-b border-line px-4 py-2">
            <Base.Title className="text-lead">{title}</Base.Title>
            <Base.Close aria-label={t.design.close} className={buttonStyle({ kind: "quiet", size: "icon" })}>
              <X aria-hidden className="size-4" />
            </Base.Close>
          </header>
          <div className="overflow-auto p-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
