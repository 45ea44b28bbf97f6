import { type ReactNode, useState } from "react";
import * as t from "../messages/messages.ts";
import { Button } from "./button.tsx";
import { count } from "./format.ts";

/** A list of which the first are shown, and more on demand: for findings, of which there are few or very many. */
export function MoreList<Item>({
  items,
  first = 10,
  children,
}: {
  items: readonly Item[];
  first?: number;
  /** One entry; its key is its place. */
  children: (item: Item) => ReactNode;
}): ReactNode {
  const [shown, setShown] = useState(first);
  const left = items.length - shown;
  return (
    <>
      <ul className="divide-y divide-line">
        {items.slice(0, shown).map((item, at) => (
          <li key={at} className="py-2.5 first:pt-0 last:pb-0">
            {children(item)}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <Button size="small" className="mt-2" onClick={() => setShown(shown + 100)}>
          {t.design.showMore(count(Math.min(left, 100)))}
        </Button>
      )}
    </>
  );
}
