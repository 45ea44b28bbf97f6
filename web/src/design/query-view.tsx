import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice, Loading } from "./notices.tsx";

/** The three states of something that is read: on its way, refused, there. What is there stays while it is read again. */
export function QueryView<Value>({
  query,
  what,
  children,
}: {
  query: UseQueryResult<Value>;
  /** Completes "Reading …". */
  what: string;
  children: (value: Value) => ReactNode;
}): ReactNode {
  const retry = (): void => void query.refetch();
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <ErrorNotice error={query.error} onRetry={retry} />}
        {children(query.data)}
      </>
    );
  }
  return query.isError ? <ErrorNotice error={query.error} onRetry={retry} /> : <Loading what={what} />;
}
