import type { ReactNode } from "react";
import type { QuestionChanges } from "@contracts/api/question-changes.ts";
import { ChangedText } from "../../../design/changed-text.tsx";
import { diffTexts } from "../../../design/diff-tokens.ts";
import { ListedPart } from "../../../design/listed-part.tsx";
import { Notice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";
import { NamedQuestion } from "./named-question.tsx";

const words = t.questions;
type Change = QuestionChanges["changed"][number]["changes"][number];

/** What became of the questions between two versions. */
export function QuestionChangesList({ changes }: { changes: QuestionChanges }): ReactNode {
  const { from, to, added, removed, renamed, changed, unchanged } = changes;
  const count = added.length + removed.length + renamed.length + changed.length;
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="text-small text-ink-soft">
        {words.changesTitle(from.version, to.version)}: {words.unchanged(unchanged)}.
      </p>
      {count === 0 && <Notice>{words.nothingChanged}</Notice>}
      <ListedPart title={words.changed} items={changed}>
        {({ id, question, changes: fields }) => (
          <>
            <NamedQuestion id={id} question={question} />
            <dl className="mt-1 grid gap-x-4 gap-y-1 sm:grid-cols-[9rem_1fr]">
              {fields.map((change, at) => (
                <div key={at} className="contents">
                  <dt className="text-ink-soft">{words.fields[change.field] ?? change.field}</dt>
                  <dd className="min-w-0">
                    <Changed change={change} />
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </ListedPart>
      <ListedPart title={words.added} items={added}>
        {({ id, question }) => <NamedQuestion id={id} question={question} />}
      </ListedPart>
      <ListedPart title={words.removed} items={removed}>
        {({ id, question }) => (
          <p className="[overflow-wrap:anywhere]">
            <bdi className="line-through decoration-worse">{question}</bdi>{" "}
            <bdi className="text-ink-soft">{id}</bdi>
          </p>
        )}
      </ListedPart>
      <ListedPart title={words.renamed} items={renamed}>
        {({ before, after, question }) => (
          <p className="[overflow-wrap:anywhere]">
            <bdi className="font-medium">{question}</bdi>{" "}
            <span className="text-ink-soft">
              <bdi>{before}</bdi> → <bdi>{after}</bdi>
            </span>
          </p>
        )}
      </ListedPart>
    </div>
  );
}

function Changed({ change: { before, after, source, by } }: { change: Change }): ReactNode {
  if (source !== undefined && by !== undefined) return words.moved(source, by);
  return before === null && after === null ? (
    words.nothing
  ) : (
    <ChangedText pieces={diffTexts(before ?? "", after ?? "")} />
  );
}
