import type { ReactNode } from "react";
import type { SourceChanges } from "@contracts/api/source-versions.ts";
import { DocumentLink } from "../../../design/document-link.tsx";
import { ListedPart } from "../../../design/listed-part.tsx";
import { Notice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";

/** What became of the documents between two versions. Those of today can be opened. */
export function SourceChangesList({ changes }: { changes: SourceChanges }): ReactNode {
  const { from, to, added, removed, changed, moved, unchanged } = changes;
  const count = added.length + removed.length + changed.length + moved.length;
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-small text-ink-soft">
        {t.sources.changesTitle(from.version, to.version)}: {t.sources.unchanged(unchanged)}.
      </p>
      {count === 0 && <Notice>{t.sources.nothingChanged}</Notice>}
      <ListedPart title={t.sources.added} items={added}>
        {(source) => <DocumentLink source={source} />}
      </ListedPart>
      <ListedPart title={t.sources.removed} items={removed}>
        {(source) => <bdi className="[overflow-wrap:anywhere] line-through decoration-worse">{source}</bdi>}
      </ListedPart>
      <ListedPart title={t.sources.changed} items={changed}>
        {({ source, what }) => (
          <>
            <DocumentLink source={source} />{" "}
            <span className="text-ink-soft">{t.sources.changedWhat[what]}</span>
          </>
        )}
      </ListedPart>
      <ListedPart title={t.sources.moved} items={moved}>
        {(one) => (
          <>
            <bdi className="[overflow-wrap:anywhere]">{one.from}</bdi> → <DocumentLink source={one.to} />
          </>
        )}
      </ListedPart>
    </div>
  );
}
