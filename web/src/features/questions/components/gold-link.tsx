import type { ReactNode } from "react";
import type { GoldEntry } from "@contracts/question-set.ts";
import { DocumentLink } from "../../../design/document-link.tsx";

/** A gold passage's source, opened where the passage stands if that is known. */
export function GoldLink({ gold }: { gold: GoldEntry }): ReactNode {
  return <DocumentLink source={gold.source} start={gold.start} end={gold.end} />;
}
