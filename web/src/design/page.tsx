import { type ReactNode, useEffect } from "react";
import { Breakable } from "./breakable.tsx";
import * as t from "../messages/messages.ts";

/** What every page begins with: its title, what it is for in a line, and what can be done. The tab is called the same. */
export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  // The tab's name is the browser's, not ours.
  useEffect(() => {
    globalThis.document.title = `${title} · ${t.app.name}`;
  }, [title]);
  return (
    <div className="flex flex-col gap-4 px-4 py-5 md:px-6">
      <header className="flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0">
          <h1 className="text-title [overflow-wrap:anywhere]">
            <Breakable text={title} />
          </h1>
          {lead !== undefined && <p className="max-w-prose text-ink-soft">{lead}</p>}
        </div>
        {actions !== undefined && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}
