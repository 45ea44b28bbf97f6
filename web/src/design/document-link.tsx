import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Breakable } from "./breakable.tsx";

/** A source's name that opens it, at a place where one is given. */
export function DocumentLink({
  source,
  children,
  ...place
}: {
  source: string;
  page?: number | undefined;
  start?: number | undefined;
  end?: number | undefined;
  /** The run whose chunks are laid over it. */
  run?: string | undefined;
  question?: string | undefined;
  children?: ReactNode;
}): ReactNode {
  return (
    <Link
      to="/document"
      search={{ source, ...place }}
      className="text-depth-7 underline decoration-depth-4 underline-offset-3 [overflow-wrap:anywhere] hover:decoration-depth-7"
    >
      <bdi>{children ?? <Breakable text={source} />}</bdi>
    </Link>
  );
}
