import type { AskedAnswer } from "@contracts/api/asked-answer.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useId, useState } from "react";
import { Button, buttonStyle } from "../../../design/button.tsx";
import { Checkbox } from "../../../design/checkbox.tsx";
import { Dialog } from "../../../design/dialog.tsx";
import { ErrorNotice, Notice } from "../../../design/notices.tsx";
import { inputStyle } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { newQuestion } from "../prepare/new-question.ts";
import type { NumberedCitation } from "../prepare/numbered-citations.ts";
import { addQuestion } from "../queries.ts";

/** The question with the answer it should have and the passages it stands on, to be looked over before it is added. */
export function AddQuestion({
  question: asked,
  asked: { answer: given },
  citations,
  onClose,
}: {
  question: string;
  asked: AskedAnswer;
  citations: readonly NumberedCitation[];
  onClose(): void;
}): ReactNode {
  const id = useId();
  const client = useQueryClient();
  const [question, setQuestion] = useState(asked);
  const [answer, setAnswer] = useState(given.refused ? "" : given.text);
  const [isAnswerable, setAnswerable] = useState(!given.refused);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const add = useMutation({
    mutationFn: () =>
      addQuestion(
        newQuestion({
          question,
          answer,
          isAnswerable,
          kept: citations.filter(({ number }) => !left.has(number)),
        }),
      ),
    onSuccess: () => client.invalidateQueries(),
  });
  const toggle = (number: number): void => {
    const next = new Set(left);
    if (!next.delete(number)) next.add(number);
    setLeft(next);
  };
  return (
    <Dialog open onClose={onClose} title={t.ask.add}>
      {add.isSuccess ? (
        <div role="status" className="flex flex-col items-start gap-3">
          <p>{t.ask.added(add.data.id, add.data.version)}</p>
          <div className="flex flex-wrap gap-2">
            <Link to="/questions" search={{ text: add.data.id }} className={buttonStyle({ kind: "primary" })}>
              {t.ask.seeQuestion}
            </Link>
            <Button onClick={onClose}>{t.design.close}</Button>
          </div>
        </div>
      ) : (
        <form
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate();
          }}
        >
          <p className="text-small text-ink-soft">{t.ask.addLead}</p>
          <label htmlFor={`${id}-question`} className="text-small font-medium">
            {t.ask.addQuestion}
          </label>
          <textarea
            id={`${id}-question`}
            rows={2}
            required
            value={question}
            onChange={({ target }) => setQuestion(target.value)}
            className={`${inputStyle} py-1.5`}
          />
          <Checkbox label={t.ask.addAnswerable} checked={isAnswerable} onChange={setAnswerable} />
          {isAnswerable && (
            <>
              <label htmlFor={`${id}-answer`} className="text-small font-medium">
                {t.ask.addAnswer}
              </label>
              <textarea
                id={`${id}-answer`}
                rows={4}
                value={answer}
                onChange={({ target }) => setAnswer(target.value)}
                aria-describedby={`${id}-hint`}
                className={`${inputStyle} py-1.5`}
              />
              <p id={`${id}-hint`} className="-mt-2 text-tiny text-ink-faint">
                {t.ask.addAnswerHint}
              </p>
              <fieldset className="flex flex-col gap-2">
                <legend className="mb-1 text-small font-medium">{t.ask.addGold}</legend>
                {citations.length === 0 && <Notice>{t.ask.addGoldNone}</Notice>}
                {citations.map(({ number, source, place }) => (
                  <div key={number} className="border-l-4 border-land-line pl-2">
                    <Checkbox
                      label={`[${number}] ${source}, ${place.where}`}
                      checked={!left.has(number)}
                      onChange={() => toggle(number)}
                    />
                    <p className="line-clamp-3 text-small text-ink-soft [overflow-wrap:anywhere]">
                      {place.quote}
                    </p>
                  </div>
                ))}
              </fieldset>
            </>
          )}
          {add.isError && <ErrorNotice error={add.error} />}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" kind="primary" disabled={add.isPending || question.trim() === ""}>
              {t.ask.addSave}
            </Button>
            <Button onClick={onClose}>{t.ask.addCancel}</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
