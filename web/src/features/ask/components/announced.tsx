import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import type { AnswerState } from "../prepare/answer-state.ts";
import { wholeSentences } from "../prepare/whole-sentences.ts";

/** The answer for those who listen: sentence by sentence as each is finished, what was withdrawn, and that it is complete. */
export function Announced({ state }: { state: AnswerState }): ReactNode {
  const { text, resets, asked, ended } = state;
  const sentences = wholeSentences(text, asked !== null);
  return (
    <div role="log" aria-live="polite" className="sr-only">
      {resets > 0 && <p key={`reset ${resets}`}>{t.ask.withdrawn}</p>}
      {sentences.map((sentence, at) => (
        <p key={`${resets} ${at} ${sentence}`}>{sentence}</p>
      ))}
      {asked !== null && (
        <p>{asked.answer.refused ? t.ask.doneRefused : t.ask.done(asked.answer.citations.length)}</p>
      )}
      {ended?.status === "stopped" && <p>{t.ask.stopped}</p>}
    </div>
  );
}
