import type { GoldEntry } from "../../contracts/question-set.ts";
import type { ImportField } from "./import-columns.ts";

/** One row of an imported file. */
export interface ImportRow {
  /** For messages: "set.csv line 12". */
  where: string;
  fields: Readonly<Record<string, unknown>>;
}

/** A row whose cells have the kinds they must have. */
export interface ReadRow {
  id: string | undefined;
  question: string;
  answer: string | undefined;
  quotes: string[];
  source: string | undefined;
  answerable: boolean | undefined;
  group: string | undefined;
  tags: string[] | undefined;
  /** As in a questions file; checked later. */
  gold: GoldEntry[] | undefined;
  split: string | undefined;
  draft: boolean | undefined;
}

const yes = new Set(["true", "yes", "1", "y", "ja", "sí", "si"]);
const no = new Set(["false", "no", "0", "n", "nein"]);

/** The row's cells, or what is wrong with one of them. */
export function readImportedRow(
  { fields }: ImportRow,
  columns: ReadonlyMap<ImportField, string>,
): ReadRow | { wrong: string } {
  const faults: string[] = [];
  const cell = (field: ImportField): unknown => {
    const column = columns.get(field);
    const value = column === undefined ? undefined : fields[column];
    return value === null || value === "" ? undefined : value;
  };
  const text = (field: ImportField): string | undefined => {
    const value = cell(field);
    const first: unknown = Array.isArray(value) && value.length > 0 ? value[0] : value;
    if (first === undefined) return undefined;
    if (typeof first === "string") return first.trim() === "" ? undefined : first.trim();
    if (typeof first === "number") return String(first);
    faults.push(`${columns.get(field)} must be text, not ${JSON.stringify(first)}`);
    return undefined;
  };
  const texts = (field: ImportField, separator: RegExp | undefined): string[] => {
    const value = cell(field);
    if (value === undefined) return [];
    const list: unknown[] = Array.isArray(value)
      ? value
      : separator === undefined
        ? [value]
        : typeof value === "string"
          ? value.split(separator)
          : [value];
    if (list.every((one) => typeof one === "string"))
      return list.map((one) => one.trim()).filter((one) => one !== "");
    faults.push(`${columns.get(field)} must be text or a list of texts`);
    return [];
  };
  const truth = (field: ImportField): boolean | undefined => {
    const value = cell(field);
    if (value === undefined || typeof value === "boolean") return value;
    const word = typeof value === "string" ? value.trim().toLowerCase() : JSON.stringify(value);
    if (yes.has(word)) return true;
    if (no.has(word)) return false;
    faults.push(`${columns.get(field)} must be yes or no, not ${JSON.stringify(value)}`);
    return undefined;
  };
  const tags = texts("tags", /[;,]/);
  const gold = cell("gold");
  if (gold !== undefined && !Array.isArray(gold)) faults.push("gold must be a list of passages");
  const question = text("question");
  if (question === undefined && faults.length === 0) faults.push("the question is empty");
  const row: ReadRow = {
    id: text("id"),
    question: question ?? "",
    answer: text("answer"),
    quotes: texts("quote", undefined),
    source: text("source"),
    answerable: truth("answerable"),
    group: text("group"),
    tags: tags.length === 0 ? undefined : tags,
    gold: gold as GoldEntry[] | undefined,
    split: text("split"),
    draft: truth("draft"),
  };
  const [wrong] = faults;
  return wrong === undefined ? row : { wrong };
}
