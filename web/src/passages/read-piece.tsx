import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorNotice, Loading } from "../design/notices.tsx";
import * as t from "../messages/messages.ts";
import type { DrawnDocument } from "./drawn-document.ts";
import { windowQuery } from "./passage-queries.ts";
import { windowOfPiece } from "./prepare/pieces.ts";
import { TextPiece } from "./text-piece.tsx";

/** A piece of a text, read with its window when it comes in sight. */
export function ReadPiece({
  piece,
  height,
  drawn: { source, run, cut, layers, question, cited, chosen, onChoose },
}: {
  piece: number;
  /** Of its place, in pixels, while it is read. */
  height: number;
  drawn: DrawnDocument;
}): ReactNode {
  const window = windowOfPiece(piece);
  const query = useQuery(windowQuery({ source, run }, cut, window));
  const before = useQuery({ ...windowQuery({ source, run }, {}, window), enabled: layers.has("before") });
  if (query.data === undefined) {
    return (
      <div style={{ minHeight: `${height}px` }}>
        {query.isError ? (
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Loading what={t.document.reading} />
        )}
      </div>
    );
  }
  return (
    <TextPiece
      view={query.data}
      before={before.data}
      piece={piece}
      layers={layers}
      question={question}
      cited={cited}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
}
