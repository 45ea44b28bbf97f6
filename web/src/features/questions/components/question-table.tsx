import { type ReactNode, useMemo } from "react";
import { Badge } from "../../../design/badge.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";
import { kindOf, type ListedQuestion } from "../prepare/choose-questions.ts";
import { GoldLink } from "./gold-link.tsx";

const words = t.questions;
const tones = { answerable: "calm", unanswerable: "depth", unknown: "calm", draft: "accent" } as const;

const columns: readonly Column<ListedQuestion>[] = [
  {
    id: "id",
    header: words.id,
    name: words.id,
    width: 7,
    value: ({ entry }) => entry.id,
    cell: ({ entry }) => <bdi className="text-ink-soft">{entry.id}</bdi>,
  },
  {
    id: "question",
    header: words.question,
    name: words.question,
    width: "3fr",
    value: ({ entry }) => entry.question,
    cell: ({ entry }) => <bdi title={entry.question}>{entry.question}</bdi>,
  },
  {
    id: "kind",
    header: words.kind,
    name: words.kind,
    width: 9,
    value: (question) => words.kinds[kindOf(question)],
    cell: (question) => {
      const kind = kindOf(question);
      return <Badge tone={tones[kind]}>{words.kinds[kind]}</Badge>;
    },
  },
  {
    id: "gold",
    header: <Term id="gold">{words.gold}</Term>,
    name: words.gold,
    width: "1.4fr",
    value: ({ entry }) => entry.gold?.map(({ source }) => source).join("; ") ?? null,
    cell: ({ entry: { gold = [] } }) => {
      const [first, ...others] = gold;
      return (
        first !== undefined && (
          <>
            <GoldLink gold={first} />
            {others.length > 0 && <span className="text-ink-soft"> {words.goldMore(others.length)}</span>}
          </>
        )
      );
    },
  },
  {
    id: "tags",
    header: words.tags,
    name: words.tags,
    width: "1fr",
    value: ({ entry }) => entry.tags?.join(", ") ?? null,
    cell: ({ entry }) => <span className="text-ink-soft">{entry.tags?.join(", ")}</span>,
  },
  {
    id: "split",
    header: <Term id="split">{words.split}</Term>,
    name: words.split,
    width: 7.5,
    value: ({ entry }) => entry.split ?? null,
    cell: ({ entry }) => entry.split ?? "",
  },
];

export function QuestionTable({
  questions,
  hasSplits,
  sort,
  opened,
  onSort,
  onOpen,
}: {
  questions: readonly ListedQuestion[];
  hasSplits: boolean;
  sort: string | undefined;
  opened: string | undefined;
  onSort(sort: string): void;
  onOpen(id: string): void;
}): ReactNode {
  const shown = useMemo(() => columns.filter(({ id }) => id !== "split" || hasSplits), [hasSplits]);
  const sorting = useMemo(() => sortingOf(sort), [sort]);
  return (
    <DataTable
      label={words.title}
      rows={questions}
      columns={shown}
      rowKey={({ where }) => where}
      isMarked={({ entry }) => entry.id === opened}
      sorting={sorting}
      onSort={(next) => onSort(sortingText(next))}
      onOpen={({ entry }) => onOpen(entry.id)}
      fileName="questions"
      empty={words.noMatch}
    />
  );
}
