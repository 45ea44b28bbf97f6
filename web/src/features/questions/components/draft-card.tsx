import { Check, Pencil, X } from "lucide-react";
import type { ReactNode } from "react";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import { Badge } from "../../../design/badge.tsx";
import { Button } from "../../../design/button.tsx";
import { KeyboardKey } from "../../../design/keyboard-key.tsx";
import { Notice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";
import type { Verb } from "../prepare/deciding.ts";
import { DraftForm } from "./draft-form.tsx";
import { DraftGold } from "./draft-gold.tsx";
import type { DraftWords } from "./drafts-view.tsx";

const words = t.questions.draft;

/** One draft: its words, why it was proposed, where its answer stands, and what can be done. */
export function DraftCard({
  draft,
  isEditing,
  onEdit,
  onDecide,
}: {
  draft: QuestionDraft;
  isEditing: boolean;
  onEdit(on: boolean): void;
  onDecide(verb: Verb, words?: DraftWords): void;
}): ReactNode {
  return (
    <section
      aria-label={words.region}
      className="flex min-w-0 flex-col gap-4 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      {isEditing ? (
        <DraftForm
          draft={draft}
          onCancel={() => onEdit(false)}
          onSave={(verb, changed) => onDecide(verb, changed)}
        />
      ) : (
        <>
          <DraftQuestion draft={draft} />
          <div className="flex flex-wrap gap-2">
            <Button kind="primary" onClick={() => onDecide("accept")}>
              <Check aria-hidden className="size-4" />
              {words.accept} <KeyHint>a</KeyHint>
            </Button>
            <Button onClick={() => onDecide("reject")}>
              <X aria-hidden className="size-4" />
              {words.reject} <KeyHint>r</KeyHint>
            </Button>
            <Button kind="quiet" onClick={() => onEdit(true)}>
              <Pencil aria-hidden className="size-4" />
              {words.edit} <KeyHint>e</KeyHint>
            </Button>
          </div>
        </>
      )}
      {draft.fault !== null && <Notice tone="warning">{draft.fault}</Notice>}
      <DraftGold gold={draft.gold} />
      <p className="text-small text-ink-soft">
        {words.why}: {draft.why === null ? words.whyUnknown : (words.whys[draft.why] ?? draft.why)}
      </p>
    </section>
  );
}

function DraftQuestion({ draft }: { draft: QuestionDraft }): ReactNode {
  return (
    <div className="flex flex-col gap-1 [overflow-wrap:anywhere]">
      <h2 className="text-lead">
        <bdi>{draft.question}</bdi>
      </h2>
      {draft.answer === null ? (
        <p className="text-ink-soft">{t.questions.noAnswer}</p>
      ) : (
        <p className="whitespace-pre-wrap">
          <bdi>{draft.answer}</bdi>
        </p>
      )}
      <p className="flex flex-wrap items-center gap-2 text-tiny text-ink-faint">
        <bdi>{draft.id}</bdi>
        {draft.answerable === false && <Badge tone="depth">{t.questions.kinds.unanswerable}</Badge>}
        {draft.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </p>
    </div>
  );
}

function KeyHint({ children }: { children: string }): ReactNode {
  return (
    <span aria-hidden className="max-sm:hidden">
      <KeyboardKey>{children}</KeyboardKey>
    </span>
  );
}
