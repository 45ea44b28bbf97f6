import type { ReactNode } from "react";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import * as t from "../../../messages/messages.ts";
import { NamedQuestion } from "./named-question.tsx";

export function LeakFinding({ leak }: { leak: QuestionCheck["leaks"][number] }): ReactNode {
  if (leak.kind === "cluster") {
    return t.questions.leakCluster(leak.cluster, leak.splits.join(t.questions.and), leak.questions);
  }
  return (
    <>
      <NamedQuestion {...leak.first} />
      <NamedQuestion {...leak.second} />
      <p className="text-small text-ink-soft">{t.questions.leakQuestion[leak.how](...leak.splits)}</p>
    </>
  );
}
