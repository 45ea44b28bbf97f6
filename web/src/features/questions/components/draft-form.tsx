import { type KeyboardEvent, type ReactNode, type SubmitEvent, useRef } from "react";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import { Button } from "../../../design/button.tsx";
import { TextArea } from "../../../design/text-area.tsx";
import { t } from "../../../messages/messages.ts";
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
  const form = useRef<HTMLFormElement>(null);
  const save = (verb: "edit" | "accept"): void => {
    if (form.current?.reportValidity() !== true) return;
    const fields = new FormData(form.current);
    onSave(verb, {
      question: String(fields.get("question")).trim(),
      answer: String(fields.get("answer")).trim(),
    });
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
    <form
      ref={form}
      aria-label={words.editing}
      onSubmit={submit}
      onKeyDown={listen}
      className="flex flex-col gap-3"
    >
      <TextArea
        label={t.questions.question}
        name="question"
        required
        autoFocus
        rows={2}
        defaultValue={draft.question}
      />
      <TextArea
        label={t.questions.answer}
        name="answer"
        rows={3}
        defaultValue={draft.answer ?? ""}
        hint={words.answerHint}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary">
          {words.saveAndAccept}
        </Button>
        <Button onClick={() => save("edit")}>{words.save}</Button>
        <Button kind="quiet" onClick={onCancel}>
          {t.design.cancel}
        </Button>
      </div>
    </form>
  );
}
