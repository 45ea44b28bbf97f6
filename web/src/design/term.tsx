import type { ReactNode } from "react";
import * as t from "../messages/messages.ts";
import { Popover } from "./popover.tsx";

/** A word of the field, with its meaning one click away. A word that is not explained is shown as it is. */
export function Term({ id, children }: { id: string; children?: ReactNode }): ReactNode {
  const term = t.terms[id.replace(/@.*$/, "")];
  const shown = children ?? term?.name ?? id;
  if (term === undefined) return shown;
  return (
    <Popover
      openOnHover
      trigger={shown}
      className="cursor-help underline decoration-line-strong decoration-dotted underline-offset-4"
    >
      <p className="font-chart font-semibold">{term.name}</p>
      <p>{term.meaning}</p>
    </Popover>
  );
}
