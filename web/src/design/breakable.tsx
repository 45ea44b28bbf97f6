import { Fragment, type ReactNode } from "react";
import { breakablePieces } from "./breakable-pieces.ts";

/** A name without spaces, such as a run's label, a setting or a path: a line may end after its signs, inside a word only where nothing else helps. */
export function Breakable({ text }: { text: string }): ReactNode {
  return breakablePieces(text).map((piece, at) => (
    // Pieces are known by nothing but their place.
    // eslint-disable-next-line react/no-array-index-key
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));
}
