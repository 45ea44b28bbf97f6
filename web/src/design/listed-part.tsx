import type { ReactNode } from "react";
import { MoreList } from "./more-list.tsx";

/** One kind of findings under its name and number; nothing where there are none. */
export function ListedPart<Item>({
  title,
  items,
  children,
}: {
  title: string;
  items: readonly Item[];
  children: (item: Item) => ReactNode;
}): ReactNode {
  if (items.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1">
        {title} ({items.length})
      </h3>
      <div className="text-small">
        <MoreList items={items} first={20}>
          {children}
        </MoreList>
      </div>
    </section>
  );
}
