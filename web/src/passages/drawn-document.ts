import type { Span } from "@contracts/passage.ts";
import type { Cut } from "./cut.ts";
import type { LayerName } from "./layers.ts";
import type { DocumentAddress } from "./passage-queries.ts";

/** A document, and what is to lie over it. */
export interface DrawnDocument extends DocumentAddress {
  /** How it is cut; as the run or the folder does where empty. */
  cut: Cut;
  layers: ReadonlySet<LayerName>;
  /** Only what belongs to this question, of gold and citations. */
  question?: string | undefined;
  /** Passages that somebody else cites, such as an answer that was just given. */
  cited?: readonly Span[] | undefined;
  chosen: Span | null;
  onChoose?: ((span: Span) => void) | undefined;
}
