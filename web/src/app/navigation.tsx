import { Dialog } from "@base-ui/react/dialog";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import { pages } from "./pages.ts";

const groups = ["look", "try", "material", "models"] as const;

/** All pages: beside the page where there is room, else in a drawer. */
export function Navigation({ isOpen, onClose }: { isOpen: boolean; onClose(): void }): ReactNode {
  return (
    <>
      <nav
        aria-label={t.app.navigation}
        className="sticky top-12 hidden h-[calc(100dvh-3rem)] overflow-y-auto border-r border-line p-3 lg:block"
      >
        <PageLinks />
      </nav>
      <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className="fixed inset-0 z-40 bg-veil lg:hidden" />
          <Dialog.Popup className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] overflow-y-auto bg-surface p-3 shadow-float lg:hidden">
            <Dialog.Title className="sr-only">{t.app.navigation}</Dialog.Title>
            <nav aria-label={t.app.navigation}>
              <PageLinks onChoose={onClose} />
            </nav>
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </>
  );
}

function PageLinks({ onChoose }: { onChoose?: () => void }): ReactNode {
  return groups.map((group) => (
    <div key={group} className="mb-4">
      <p className="px-2 pb-1 font-chart text-tiny text-ink-faint italic">{t.app.groups[group]}</p>
      <ul>
        {pages
          .filter((page) => page.group === group)
          .map(({ to, label, Icon }) => (
            <li key={to}>
              <Link
                to={to}
                onClick={onChoose}
                activeOptions={{ exact: to === "/", includeSearch: false }}
                className="flex min-h-9 items-center gap-2.5 rounded-control px-2 text-small text-ink-soft hover:bg-depth-2 hover:text-ink data-[status=active]:bg-depth-2 data-[status=active]:font-semibold data-[status=active]:text-ink"
              >
                <Icon aria-hidden className="size-4 shrink-0 text-depth-5" />
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </div>
  ));
}
