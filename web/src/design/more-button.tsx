import type { ReactNode } from "react";
import { Button } from "./button.tsx";

/** Reads the next page of a list; nothing where all of it has been read. */
export function MoreButton({
  query,
  className,
  children,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): Promise<unknown> };
  className: string;
  children: ReactNode;
}): ReactNode {
  if (!query.hasNextPage) return null;
  return (
    <Button
      className={className}
      disabled={query.isFetchingNextPage}
      onClick={() => void query.fetchNextPage()}
    >
      {children}
    </Button>
  );
}
