import type { ReactNode } from "react";
import type { Sources } from "@contracts/api/sources.ts";
import { DocumentLink } from "../../../design/document-link.tsx";
import { MoreList } from "../../../design/more-list.tsx";
import { EmptyState } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { collectFindings } from "../prepare/collect-findings.ts";
import { HiddenFinding } from "./hidden-finding.tsx";

const lead = "-mt-2 mb-3 max-w-prose text-small text-ink-soft";

export function FindingsView({ sources }: { sources: Sources }): ReactNode {
  const { hidden, notices, leftOut, remarks, count } = collectFindings(sources);
  if (count === 0) return <EmptyState title={t.sources.noFindingsTitle} hint={t.sources.noFindingsHint} />;
  return (
    <div className="flex flex-col gap-4">
      {hidden.length > 0 && (
        <Panel title={`${t.sources.hiddenTitle} (${hidden.length})`}>
          <p className={lead}>{t.sources.hiddenLead}</p>
          <MoreList items={hidden}>{(one) => <HiddenFinding {...one} />}</MoreList>
        </Panel>
      )}
      {leftOut.length > 0 && (
        <Panel title={`${t.sources.leftOutTitle} (${leftOut.length})`}>
          <p className={lead}>{t.sources.leftOutLead}</p>
          <MoreList items={leftOut}>
            {({ source, reason }) => (
              <p className="[overflow-wrap:anywhere]">
                <bdi className="font-medium">{source}</bdi>: {reason}
              </p>
            )}
          </MoreList>
        </Panel>
      )}
      {notices.length > 0 && (
        <Panel title={`${t.sources.noticesTitle} (${notices.length})`}>
          <p className={lead}>{t.sources.noticesLead}</p>
          <MoreList items={notices}>
            {({ source, notice }) => (
              <p className="[overflow-wrap:anywhere]">
                <DocumentLink source={source} />: {notice}
              </p>
            )}
          </MoreList>
        </Panel>
      )}
      {remarks.length > 0 && (
        <Panel title={t.sources.remarksTitle}>
          <MoreList items={remarks}>{(remark) => remark}</MoreList>
        </Panel>
      )}
    </div>
  );
}
