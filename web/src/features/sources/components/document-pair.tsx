import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo } from "react";
import type { DocumentView } from "@contracts/api/document.ts";
import { ChangedText } from "../../../design/changed-text.tsx";
import { diffTexts } from "../../../design/diff-tokens.ts";
import { DocumentLink } from "../../../design/document-link.tsx";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import * as t from "../../../messages/messages.ts";
import { sourceTextQuery } from "../queries.ts";

/** Two documents beside each other, with what only one of them holds. */
export function DocumentPair({ first, second }: { first: string; second: string }): ReactNode {
  const left = useQuery(sourceTextQuery(first));
  const right = useQuery(sourceTextQuery(second));
  return (
    <Panel title={t.sources.pairTitle(first, second)}>
      <QueryView query={left} what={first}>
        {(before) => (
          <QueryView query={right} what={second}>
            {(after) => <BesideEachOther before={before} after={after} />}
          </QueryView>
        )}
      </QueryView>
    </Panel>
  );
}

function BesideEachOther({ before, after }: { before: DocumentView; after: DocumentView }): ReactNode {
  const pieces = useMemo(() => diffTexts(before.text, after.text), [before.text, after.text]);
  const isCut = [before, after].some(({ window, characters }) => window.end < characters);
  const note = !pieces.some(({ kind }) => kind !== "same")
    ? t.sources.pairSame
    : pieces.some(({ kind }) => kind === "same")
      ? t.sources.pairLead
      : t.sources.pairWhole;
  return (
    <>
      <Notice>
        {note} {isCut && t.sources.pairCut}
      </Notice>
      <div className="mt-3 grid gap-4 md:grid-cols-2">
        {[
          { document: before, show: "before" as const },
          { document: after, show: "after" as const },
        ].map(({ document, show }) => (
          <section key={show} className="min-w-0">
            <h3 className="mb-1 text-small">
              <DocumentLink source={document.source} />
            </h3>
            <ScrollRegion
              label={document.source}
              className="max-h-[60vh] overflow-auto rounded-control border border-line bg-paper p-3 text-small"
            >
              <ChangedText pieces={pieces} show={show} />
            </ScrollRegion>
          </section>
        ))}
      </div>
    </>
  );
}
