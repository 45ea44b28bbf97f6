import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { Dialog } from "../../../design/dialog.tsx";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { kindOf, type ListedQuestion } from "../prepare/choose-questions.ts";
import { GoldLink } from "./gold-link.tsx";

const words = t.questions;

/** A question with all that stands about it in the file. */
export function QuestionDialog({
  question,
  onClose,
}: {
  question: ListedQuestion | undefined;
  onClose(): void;
}): ReactNode {
  return (
    <Dialog
      open={question !== undefined}
      onClose={onClose}
      title={question === undefined ? "" : `${words.question} ${question.entry.id}`}
      wide
    >
      {question !== undefined && <Details question={question} />}
    </Dialog>
  );
}

function Details({ question }: { question: ListedQuestion }): ReactNode {
  const { where, entry } = question;
  const { gold = [], tags = [] } = entry;
  return (
    <div className="flex flex-col gap-4 [overflow-wrap:anywhere]">
      <p className="font-chart text-lead">
        <bdi>{entry.question}</bdi>
      </p>
      <p className="flex flex-wrap gap-2">
        <Badge tone="depth">{words.kinds[kindOf(question)]}</Badge>
        {tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
        {entry.split !== undefined && <Badge>{`${words.split}: ${entry.split}`}</Badge>}
        {entry.group !== undefined && <Badge>{`${words.group}: ${entry.group}`}</Badge>}
      </p>
      <section>
        <h3>{words.answer}</h3>
        {entry.answer === undefined ? (
          <p className="text-ink-soft">{words.noAnswer}</p>
        ) : (
          <p className="whitespace-pre-wrap">
            <bdi>{entry.answer}</bdi>
          </p>
        )}
      </section>
      <section>
        <h3>
          <Term id="gold">{words.gold}</Term>
        </h3>
        {gold.length === 0 && <p className="text-ink-soft">{words.noGold}</p>}
        <ul className="flex flex-col gap-3">
          {gold.map((one, at) => (
            <li key={at}>
              {one.quote !== undefined && (
                <blockquote className="border-l-2 border-land-line bg-land px-3 py-2 whitespace-pre-wrap">
                  <bdi>{one.quote}</bdi>
                </blockquote>
              )}
              <p className="mt-1 text-small">
                <GoldLink gold={one} />
              </p>
            </li>
          ))}
        </ul>
      </section>
      <p className="text-small text-ink-faint">
        {words.where}: {where}
      </p>
    </div>
  );
}
