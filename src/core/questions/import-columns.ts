import { AppError } from "../../contracts/app-error.ts";

/** What an imported column may hold. */
export type ImportField =
  | "id"
  | "question"
  | "answer"
  | "quote"
  | "source"
  | "answerable"
  | "group"
  | "tags"
  | "gold"
  | "split"
  | "draft";

/** Columns as a person chose them, by field. */
export type ChosenColumns = Partial<Record<"question" | "answer" | "quote" | "source", string>>;

/** Usual names in lower case without anything but letters; earlier ones go first. */
const usualNames: Record<ImportField, readonly string[]> = {
  id: ["id", "questionid", "qid", "uid"],
  question: ["question", "questions", "query", "userinput", "prompt", "input", "q", "frage", "pregunta"],
  answer: [
    "answer",
    "answers",
    "expectedanswer",
    "correctanswer",
    "referenceanswer",
    "goldanswer",
    "groundtruth",
    "expected",
    "expectedoutput",
    "reference",
    "ideal",
    "output",
    "a",
    "antwort",
    "respuesta",
  ],
  quote: [
    "quote",
    "evidence",
    "passage",
    "context",
    "contexts",
    "referencecontext",
    "referencecontexts",
    "snippet",
    "excerpt",
    "zitat",
    "beleg",
    "cita",
  ],
  source: [
    "source",
    "file",
    "filename",
    "sourcefile",
    "document",
    "doc",
    "path",
    "datei",
    "quelle",
    "fuente",
  ],
  answerable: ["answerable", "isanswerable"],
  group: ["group", "cluster"],
  tags: ["tags", "tag", "labels", "category"],
  gold: ["gold"],
  split: ["split"],
  draft: ["draft"],
};

/** Which column holds which field. Throws AppError "questions.invalid" where a chosen one, or one for the question, is missing. */
export function importColumns(
  name: string,
  columns: readonly string[],
  chosen: ChosenColumns,
): Map<ImportField, string> {
  const found = new Map<ImportField, string>();
  const taken = new Set<string>();
  for (const [field, column] of Object.entries(chosen) as [ImportField, string][]) {
    if (!columns.includes(column)) {
      throw new AppError("questions.invalid", {
        message: `${name} has no column "${column}".`,
        hint: `Its columns are ${listOf(columns)}.`,
      });
    }
    found.set(field, column);
    taken.add(column);
  }
  const free = columns.filter((column) => !taken.has(column));
  for (const [field, names] of Object.entries(usualNames) as [ImportField, readonly string[]][]) {
    if (found.has(field)) continue;
    const column = names
      .map((usual) => free.find((one) => lettersOf(one) === usual))
      .find((one) => one !== undefined);
    if (column !== undefined) found.set(field, column);
  }
  if (found.has("question")) return found;
  throw new AppError("questions.invalid", {
    message: `${name} has no column for the question: its columns are ${listOf(columns)}.`,
    hint: "Name it: soundings questions import FILE --question COLUMN. The first line of a table must hold the columns' names.",
  });
}

function lettersOf(column: string): string {
  return column.toLowerCase().replaceAll(/[^\p{L}]/gu, "");
}

function listOf(columns: readonly string[]): string {
  const shown = columns.slice(0, 12).map((column) => {
    const line = column.replaceAll(/\s+/g, " ").trim();
    return `"${line.length > 40 ? `${line.slice(0, 39)}…` : line}"`;
  });
  return columns.length > 12 ? `${shown.join(", ")} and ${columns.length - 12} more` : shown.join(", ");
}
