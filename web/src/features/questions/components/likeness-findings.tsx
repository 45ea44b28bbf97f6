import type { ReactNode } from "react";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import { Badge } from "../../../design/badge.tsx";
import * as t from "../../../messages/messages.ts";
import { isCertain } from "../prepare/check-verdict.ts";
import { FindingPanel } from "./finding-panel.tsx";
import { LeakFinding } from "./leak-finding.tsx";
import { NamedQuestion } from "./named-question.tsx";

const words = t.questions;

/** Questions that tell less than they seem to. */
export function LikenessFindings({ check: { alike, leaks } }: { check: QuestionCheck }): ReactNode {
  return (
    <>
      <FindingPanel
        title={words.leaks}
        lead={words.leaksLead}
        items={leaks.filter((leak) => !isCertain(leak))}
      >
        {(leak) => <LeakFinding leak={leak} />}
      </FindingPanel>
      <FindingPanel title={words.alike} lead={words.alikeLead} items={alike}>
        {({ first, second, how }) => (
          <div className="grid gap-x-4 gap-y-1 md:grid-cols-[1fr_1fr_auto] md:items-start">
            <NamedQuestion {...first} />
            <NamedQuestion {...second} />
            <Badge className="justify-self-start">{words.alikeHow[how]}</Badge>
          </div>
        )}
      </FindingPanel>
    </>
  );
}
