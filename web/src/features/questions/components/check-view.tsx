import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { checkVerdict } from "../prepare/check-verdict.ts";
import { questionCheckQuery } from "../queries.ts";
import { AnswerFindings } from "./answer-findings.tsx";
import { CheckVerdictLine } from "./check-verdict-line.tsx";
import { DetectablePanel } from "./detectable-panel.tsx";
import { FaultFindings } from "./fault-findings.tsx";
import { LikenessFindings } from "./likeness-findings.tsx";

export function CheckView(): ReactNode {
  const query = useQuery(questionCheckQuery);
  return (
    <QueryView query={query} what={t.questions.checkWhat}>
      {(check) => <Shown check={check} />}
    </QueryView>
  );
}

/** What is wrong first, then what the set can tell, then what is worth a look. */
function Shown({ check }: { check: QuestionCheck }): ReactNode {
  return (
    <div className="flex flex-col gap-4">
      <CheckVerdictLine verdict={checkVerdict(check)} />
      <FaultFindings check={check} />
      <DetectablePanel check={check} />
      <LikenessFindings check={check} />
      <AnswerFindings check={check} />
    </div>
  );
}
