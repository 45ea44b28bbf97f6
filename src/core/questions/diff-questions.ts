import type { GoldEntry, QuestionEntry } from "../../contracts/question-set.ts";
import { plainWords } from "./alike-questions.ts";

/** One thing that is otherwise. `before` and `after` are null where there is none. */
export type QuestionFieldChange =
  | { field: "moved gold"; source: string; before: string; after: string; by: number }
  | { field: string; before: string | null; after: string | null };

export interface QuestionSetDifference {
  added: QuestionEntry[];
  removed: QuestionEntry[];
  /** The same words under another id. */
  renamed: { before: string; after: string; question: string }[];
  changed: { id: string; question: string; changes: QuestionFieldChange[] }[];
  unchanged: number;
}

/** What a person did to a set: by id, and by words where the id is another. The order of lines does not count. */
export function diffQuestions(
  before: readonly QuestionEntry[],
  after: readonly QuestionEntry[],
): QuestionSetDifference {
  const was = new Map(before.map((entry) => [entry.id, entry]));
  const is = new Map(after.map((entry) => [entry.id, entry]));
  const gone = new Map(
    before.filter(({ id }) => !is.has(id)).map((entry) => [plainWords(entry.question), entry]),
  );
  const difference: QuestionSetDifference = {
    added: [],
    removed: [],
    renamed: [],
    changed: [],
    unchanged: 0,
  };
  const renamedFrom = new Set<string>();
  for (const entry of after) {
    const old = was.get(entry.id);
    const twin = gone.get(plainWords(entry.question));
    if (old === undefined && (twin === undefined || renamedFrom.has(twin.id))) {
      difference.added.push(entry);
      continue;
    }
    if (old === undefined && twin !== undefined) {
      renamedFrom.add(twin.id);
      difference.renamed.push({ before: twin.id, after: entry.id, question: entry.question });
    }
    const changes = changesOf(old ?? (twin as QuestionEntry), entry);
    if (changes.length > 0) difference.changed.push({ id: entry.id, question: entry.question, changes });
    else if (old !== undefined) difference.unchanged++;
  }
  difference.removed = before.filter(({ id }) => !is.has(id) && !renamedFrom.has(id));
  return difference;
}

const plainFields = ["question", "answer", "answerable", "group", "tags", "split", "draft"] as const;

function changesOf(before: QuestionEntry, after: QuestionEntry): QuestionFieldChange[] {
  const changes: QuestionFieldChange[] = [];
  for (const field of plainFields) {
    const [old, now] = [shown(before[field]), shown(after[field])];
    if (old !== now) changes.push({ field, before: old, after: now });
  }
  return [...changes, ...goldChanges(before.gold ?? [], after.gold ?? [])];
}

function goldChanges(before: readonly GoldEntry[], after: readonly GoldEntry[]): QuestionFieldChange[] {
  const kept = new Set(before.map(goldText));
  const left = new Set(after.map(goldText));
  const removed = before.filter((gold) => !left.has(goldText(gold)));
  const added = after.filter((gold) => !kept.has(goldText(gold)));
  const changes: QuestionFieldChange[] = [];
  for (const gold of added) {
    const index = removed.findIndex((old) => isMoved(old, gold));
    const [old] = index < 0 ? [] : removed.splice(index, 1);
    if (old === undefined) {
      changes.push({ field: "gold", before: null, after: goldText(gold) });
      continue;
    }
    changes.push({
      field: "moved gold",
      source: gold.source,
      before: `${old.start}–${old.end}`,
      after: `${gold.start}–${gold.end}`,
      by: (gold.start ?? 0) - (old.start ?? 0),
    });
  }
  return [...changes, ...removed.map((gold) => ({ field: "gold", before: goldText(gold), after: null }))];
}

/** The same words, or as many characters, at another place of the source. */
function isMoved(before: GoldEntry, after: GoldEntry): boolean {
  if (before.source !== after.source || before.start === undefined || after.start === undefined) return false;
  if (before.end === undefined || after.end === undefined) return false;
  if (before.quote !== undefined || after.quote !== undefined) return before.quote === after.quote;
  return before.end - before.start === after.end - after.start;
}

function goldText({ source, start, end, quote }: GoldEntry): string {
  const span = start === undefined || end === undefined ? "" : ` ${start}–${end}`;
  return `${source}${span}${quote === undefined ? "" : ` "${quote}"`}`;
}

function shown(value: string | boolean | readonly string[] | undefined): string | null {
  if (value === undefined) return null;
  return Array.isArray(value) ? value.join(", ") : String(value);
}
