import type { Passage } from "@contracts/passage.ts";
import type { ReactNode } from "react";
import { DocumentLink } from "./document-link.tsx";

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
    <DocumentLink source={source} run={run} start={start} end={end} question={question}>
      {children ?? (where === null || where === "" ? source : `${source}, ${where}`)}
    </DocumentLink>
  );
}
