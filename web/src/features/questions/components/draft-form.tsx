import { type KeyboardEvent, type ReactNode, type SubmitEvent, useState } from "react";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import { Button } from "../../../design/button.tsx";
import { TextArea } from "../../../design/text-area.tsx";
import * as t from "../../../messages/messages.ts";
import type { DraftWords } from "./drafts-view.tsx";

const words = t.questions.draft;

/** Other words for a draft: kept as a draft, or accepted at once with Ctrl and Enter. Esc leaves it as it was. */
export function DraftForm({
  draft,
  onSave,
  onCancel,
}: {
  draft: QuestionDraft;
  onSave(verb: "edit" | "accept", words: DraftWords): void;
  onCancel(): void;
}): ReactNode {
  const [question, setQuestion] = useState(draft.question);
  const [answer, setAnswer] = useState(draft.answer ?? "");
  const isEmpty = question.trim() === "";
  const save = (verb: "edit" | "accept"): void => {
    if (!isEmpty) onSave(verb, { question: question.trim(), answer: answer.trim() });
  };
  const listen = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save("accept");
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    save("accept");
  };
  return (
    <form aria-label={words.editing} onSubmit={submit} className="flex flex-col gap-3">
      <TextArea
        label={t.questions.question}
        required
        autoFocus
        rows={2}
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        onKeyDown={listen}
      />
      <TextArea
        label={t.questions.answer}
        rows={3}
        value={answer}
        onChange={(event) => setAnswer(event.target.value)}
        onKeyDown={listen}
        hint={words.answerHint}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" disabled={isEmpty}>
          {words.saveAndAccept}
        </Button>
        <Button disabled={isEmpty} onClick={() => save("edit")}>
          {words.save}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t.design.cancel}
        </Button>
      </div>
    </form>
  );
}
