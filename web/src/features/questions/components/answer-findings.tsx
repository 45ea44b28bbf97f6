import type { ReactNode } from "react";
import type { QuestionCheck } from "@contracts/api/question-check.ts";
import { percent } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import { FindingPanel } from "./finding-panel.tsx";
import { NamedQuestion } from "./named-question.tsx";
import { QuotedPlaces } from "./quoted-places.tsx";

const words = t.questions;

/** Answers and their gold, where the two do not fit each other. */
export function AnswerFindings({
  check: { answers, withoutGold, goldBeyondChunk },
}: {
  check: QuestionCheck;
}): ReactNode {
  return (
    <>
      <FindingPanel title={words.withoutGold} lead={words.withoutGoldLead} items={withoutGold}>
        {({ id, question, proposals }) => (
          <>
            <NamedQuestion id={id} question={question} />
            <p className="text-small text-ink-soft">
              {proposals.length > 0 ? words.proposed : words.noProposal}
            </p>
            <QuotedPlaces places={proposals} />
          </>
        )}
      </FindingPanel>
      <FindingPanel
        title={words.absent}
        lead={words.absentLead(answers.wordForWord, answers.normalised)}
        items={answers.absent}
      >
        {({ id, question, answer, wordsInGold, gold }) => (
          <div className="grid gap-x-6 gap-y-1 lg:grid-cols-2">
            <div>
              <NamedQuestion id={id} question={question} />
              <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">
                <bdi>{answer}</bdi>
              </p>
              <p className="text-small text-ink-soft">{words.wordsInGold(percent(wordsInGold))}</p>
            </div>
            <QuotedPlaces places={gold} />
          </div>
        )}
      </FindingPanel>
      <FindingPanel title={words.beyond} lead={words.beyondLead} items={goldBeyondChunk ?? []}>
        {({ id, question, gold }) => (
          <>
            <NamedQuestion id={id} question={question} />
            <QuotedPlaces places={gold} />
          </>
        )}
      </FindingPanel>
    </>
  );
}
