import type { ReactNode } from "react";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import * as t from "../../../messages/messages.ts";
import { isCertain } from "../prepare/check-verdict.ts";
import { FindingPanel } from "./finding-panel.tsx";
import { LeakFinding } from "./leak-finding.tsx";
import { NamedQuestion } from "./named-question.tsx";
import { QuotedPlaces } from "./quoted-places.tsx";

const words = t.questions;

/** What stops a run, or makes its numbers wrong. */
export function FaultFindings({ check: { faults, leaks } }: { check: QuestionCheck }): ReactNode {
  return (
    <>
      <FindingPanel title={words.faults} lead={words.faultsLead} items={faults}>
        {({ id, question, message, hint, places }) => (
          <>
            {id !== null && question !== null && <NamedQuestion id={id} question={question} />}
            <p className="text-worse [overflow-wrap:anywhere]">{message}</p>
            <p className="text-small text-ink-soft">{hint}</p>
            {places.length > 0 && (
              <>
                <p className="mt-1 text-small">{words.placesTitle}</p>
                <QuotedPlaces places={places} />
              </>
            )}
          </>
        )}
      </FindingPanel>
      <FindingPanel title={words.leaks} lead={words.leaksLead} items={leaks.filter(isCertain)}>
        {(leak) => <LeakFinding leak={leak} />}
      </FindingPanel>
    </>
  );
}
