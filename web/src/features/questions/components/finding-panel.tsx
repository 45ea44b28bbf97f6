import type { ReactNode } from "react";
import { MoreList } from "../../../design/more-list.tsx";
import { Panel } from "../../../design/panel.tsx";

/** Findings of one kind, with what to do about them; nothing where there are none. */
export function FindingPanel<Item>({
  title,
  lead,
  items,
  children,
}: {
  title: string;
  lead: string;
  items: readonly Item[];
  children: (item: Item) => ReactNode;
}): ReactNode {
  if (items.length === 0) return null;
  return (
    <Panel title={`${title} (${items.length})`}>
      <p className="-mt-2 mb-3 max-w-prose text-small text-ink-soft">{lead}</p>
      <MoreList items={items} first={5}>
        {children}
      </MoreList>
    </Panel>
  );
}
