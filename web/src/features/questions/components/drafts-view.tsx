import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState, useSyncExternalStore } from "react";
import type { QuestionDraft } from "@contracts/api/question-drafts.ts";
import { useAllPages } from "../../../api/use-all-pages.ts";
import { EmptyState, ErrorNotice, Loading } from "../../../design/notices.tsx";
import { useKeys } from "../../../keyboard/keys.ts";
import * as t from "../../../messages/messages.ts";
import { decidingDrafts } from "../deciding-drafts.ts";
import {
  afterDeciding,
  currentDraft,
  decidedCount,
  neighbour,
  undecided,
  type Verb,
} from "../prepare/deciding.ts";
import { draftsQuery } from "../queries.ts";
import { DraftCard } from "./draft-card.tsx";
import { DraftList } from "./draft-list.tsx";
import { DraftProgress } from "./draft-progress.tsx";
import { MakeDraftsForm } from "./make-drafts-form.tsx";

const route = getRouteApi("/questions");
const words = t.questions.draft;

export function DraftsView(): ReactNode {
  const query = useAllPages(useInfiniteQuery(draftsQuery));
  const drafts = useMemo(() => query.data?.pages.flatMap(({ entries }) => entries) ?? [], [query.data]);
  const { decisions, error } = useSyncExternalStore(decidingDrafts.subscribe, decidingDrafts.now);
  const { draft: chosen } = route.useSearch();
  const navigate = route.useNavigate();
  const [editing, setEditing] = useState<string | null>(null);
  const left = undecided(drafts, decisions);
  const current = currentDraft(left, chosen);
  const show = (draft: QuestionDraft | undefined): void =>
    void navigate({ search: (before) => ({ ...before, draft: draft?.id }), replace: true });
  const decide = (draft: QuestionDraft | undefined, verb: Verb, words?: DraftWords): void => {
    if (draft === undefined) return;
    setEditing(null);
    if (verb !== "edit") show(afterDeciding(left, draft));
    decidingDrafts.decide(draft.id, verb, {
      ...(verb === "accept" ? { accept: [draft.id] } : {}),
      ...(verb === "reject" ? { reject: [draft.id] } : {}),
      ...(words === undefined ? {} : { edit: [{ id: draft.id, ...words }] }),
    });
  };
  const undo = (): void =>
    decidingDrafts.undo(
      (id) => void navigate({ search: (before) => ({ ...before, draft: id }), replace: true }),
    );
  useKeys([
    { key: "a", label: words.accept, run: () => decide(current, "accept") },
    { key: "r", label: words.reject, run: () => decide(current, "reject") },
    { key: "e", label: words.edit, run: () => setEditing(current?.id ?? null) },
    { key: "u", label: words.undo, run: undo },
    { key: "ArrowDown", label: words.next, run: () => show(neighbour(left, current, 1)) },
    { key: "ArrowUp", label: words.previous, run: () => show(neighbour(left, current, -1)) },
    { key: "ArrowRight", label: words.next, run: () => show(neighbour(left, current, 1)) },
    { key: "ArrowLeft", label: words.previous, run: () => show(neighbour(left, current, -1)) },
  ]);
  if (query.data === undefined) {
    return query.isError ? (
      <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading what={words.list} />
    );
  }
  const done = decidedCount(decisions);
  return (
    <div className="flex flex-col gap-4">
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {error !== null && <ErrorNotice error={error} />}
      <DraftProgress decisions={decisions} left={left.length} onUndo={undo} />
      {current === undefined ? (
        <EmptyState
          title={done > 0 ? words.doneTitle : words.noneTitle}
          hint={done > 0 ? words.doneHint : words.noneHint}
        />
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <DraftCard
            key={current.id}
            draft={current}
            isEditing={editing === current.id}
            onEdit={(on) => setEditing(on ? current.id : null)}
            onDecide={(verb, words) => decide(current, verb, words)}
          />
          <DraftList drafts={left} current={current} />
        </div>
      )}
      <MakeDraftsForm />
    </div>
  );
}

export interface DraftWords {
  question: string;
  answer: string;
}
