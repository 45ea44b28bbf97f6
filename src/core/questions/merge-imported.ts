import type { Passage } from "../../contracts/passage.ts";
import { type NumberedQuestion, QuestionEntry } from "../../contracts/question-set.ts";
import type { Breathe } from "../../ports/breathe.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import { plainWords } from "./alike-questions.ts";
import { checkEachQuestion, type KnownSources } from "./check-questions.ts";
import type { ImportField } from "./import-columns.ts";
import { type GoldSources, proposeGold, type ProposedGold } from "./propose-gold.ts";
import { questionId } from "./question-id.ts";
import { type ImportRow, type ReadRow, readImportedRow } from "./read-imported-row.ts";

export interface ImportedQuestion {
  where: string;
  entry: QuestionEntry;
  gold: "given" | ProposedGold["how"];
  look: string | null;
  places: Passage[];
}

export interface ImportResult {
  imported: ImportedQuestion[];
  /** Rows that ask what the set asks already: nothing of it is overwritten. */
  present: { where: string; id: string; look: string | null }[];
  refused: { where: string; reason: string }[];
}

export interface ImportContext {
  columns: ReadonlyMap<ImportField, string>;
  /** The set as it is. */
  questions: readonly NumberedQuestion[];
  sources: GoldSources;
  known: KnownSources;
  digestOf: DigestOf;
  breathe: Breathe;
}

/** Rows as new questions of the set. A question without an id gets one from its words: the same words, the same id. */
export async function mergeImported(
  rows: readonly ImportRow[],
  { columns, questions, sources, known, digestOf, breathe }: ImportContext,
): Promise<ImportResult> {
  const result: ImportResult = { imported: [], present: [], refused: [] };
  const byId = new Map(questions.map(({ entry }) => [entry.id, entry]));
  const byWords = new Map(questions.map(({ entry }) => [plainWords(entry.question), entry]));
  for (const row of rows) {
    const pause = breathe();
    if (pause) await pause;
    const { where } = row;
    const read = readImportedRow(row, columns);
    if ("wrong" in read) {
      result.refused.push({ where, reason: read.wrong });
      continue;
    }
    const words = plainWords(read.question);
    const twin = byWords.get(words);
    if (twin !== undefined) {
      result.present.push({ where, id: twin.id, look: differenceTo(twin, read) });
      continue;
    }
    const namesake = read.id === undefined ? undefined : byId.get(read.id);
    if (namesake !== undefined) {
      const reason = `the id "${namesake.id}" already belongs to another question, "${namesake.question}"`;
      result.refused.push({ where, reason });
      continue;
    }
    const id = read.id ?? questionId(words, digestOf, (taken) => byId.has(taken));
    const made = questionOf(id, read, sources);
    const parsed = QuestionEntry.safeParse(made.entry);
    const fault = parsed.success
      ? checkEachQuestion([{ where, entry: made.entry }], known).faults[0]?.message.slice(`${where}: `.length)
      : `${parsed.error.issues[0]?.path.join(".")}: ${parsed.error.issues[0]?.message}`;
    if (fault !== undefined) {
      result.refused.push({ where, reason: fault.replace(/\.$/, "") });
      continue;
    }
    byId.set(id, made.entry);
    byWords.set(words, made.entry);
    result.imported.push({ where, ...made });
  }
  return result;
}

function questionOf(id: string, row: ReadRow, sources: GoldSources): Omit<ImportedQuestion, "where"> {
  const proposed: Omit<ProposedGold, "how"> & { how: ImportedQuestion["gold"] } =
    row.gold === undefined
      ? proposeGold(row, sources)
      : { gold: row.gold, how: "given", look: null, places: [] };
  // Gold that somebody meant and that was not found is for a person to settle before anything is measured by it.
  const unsettled = proposed.how === "proposed" || (proposed.look !== null && row.quotes.length > 0);
  const entry: QuestionEntry = {
    id,
    question: row.question,
    ...(row.answer === undefined ? {} : { answer: row.answer }),
    ...(row.answerable === undefined ? {} : { answerable: row.answerable }),
    ...(proposed.gold.length === 0 ? {} : { gold: proposed.gold }),
    ...(row.group === undefined ? {} : { group: row.group }),
    ...(row.tags === undefined ? {} : { tags: row.tags }),
    ...(row.split === undefined ? {} : { split: row.split }),
    ...(unsettled || row.draft === true ? { draft: true } : {}),
  };
  return { entry, gold: proposed.how, look: proposed.look, places: proposed.places };
}

function differenceTo(twin: QuestionEntry, row: ReadRow): string | null {
  const otherId = row.id !== undefined && row.id !== twin.id ? `it has the id "${row.id}" here` : undefined;
  const otherAnswer =
    row.answer !== undefined && row.answer !== twin.answer ? "it has another answer here" : undefined;
  const differences = [otherId, otherAnswer].filter((one) => one !== undefined);
  return differences.length === 0 ? null : differences.join(" and ");
}
