import type { ReactNode } from "react";
import { Button } from "../../../design/button.tsx";
import * as t from "../../../messages/messages.ts";

const views = ["page", "text"] as const;

/** The printed page, or its text. */
export function ViewSwitch({
  value,
  onChange,
}: {
  value: (typeof views)[number];
  onChange(value: (typeof views)[number]): void;
}): ReactNode {
  return (
    <div role="group" aria-label={t.document.views} className="flex">
      {views.map((view) => (
        <Button
          key={view}
          kind={view === value ? "primary" : "plain"}
          aria-pressed={view === value}
          onClick={() => onChange(view)}
          className="first:rounded-r-none last:rounded-l-none"
        >
          {view === "page" ? t.document.viewPage : t.document.viewText}
        </Button>
      ))}
    </div>
  );
}
