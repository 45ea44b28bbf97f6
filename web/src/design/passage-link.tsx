import { Link } from "@tanstack/react-router";
import type { Passage } from "@contracts/passage.ts";
import type { ReactNode } from "react";

/** Source and place of a passage, and the way to it on its page. */
export function PassageLink({
  passage,
  run,
  question,
  children,
}: {
  passage: Passage & { where: string | null };
  /** The run whose chunks are laid over the page. */
  run?: string | undefined;
  question?: string | undefined;
  /** Where it shall not be called by its source and place. */
  children?: ReactNode;
}): ReactNode {
  const { source, start, end, where } = passage;
  return (
    <Link
      to="/document"
      search={{ source, run, start, end, question }}
      className="text-depth-6 underline decoration-depth-4 underline-offset-2 [overflow-wrap:anywhere] hover:decoration-depth-6"
    >
      {children ?? (where === null || where === "" ? source : `${source}, ${where}`)}
    </Link>
  );
}
