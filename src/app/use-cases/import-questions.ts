import path from "node:path";
import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { editQuestionLines } from "../../adapters/connectors/questions-file/edit-question-lines.ts";
import { readImport } from "../../adapters/connectors/questions-file/read-import.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError } from "../../contracts/app-error.ts";
import { type ChosenColumns, importColumns } from "../../core/questions/import-columns.ts";
import { type ImportResult, mergeImported } from "../../core/questions/merge-imported.ts";
import type { GoldSources } from "../../core/questions/propose-gold.ts";
import { textFinder } from "../../core/questions/text-finder.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import {
  openQuestionFile,
  type QuestionFile,
  replaceQuestionFile,
  requireEditable,
} from "./question-file.ts";
import { type QuestionSources, readQuestionSources } from "./question-sources.ts";

export interface ImportedQuestions extends ImportResult {
  /** The questions file that was written. */
  file: string;
  /** Which column was taken for what. */
  columns: Record<string, string>;
  notTaken: string[];
  /** Set where a list was turned into a file with one question a line: the list, which is to be removed. */
  converted: string | null;
}

/** Adds the questions of a file to the set; what the set has is never overwritten. */
export async function importQuestions(
  workspace: Workspace,
  config: LoadedConfig,
  from: string,
  chosen: ChosenColumns,
  signal: AbortSignal,
): Promise<ImportedQuestions> {
  const opened = await openQuestionFile(workspace, config);
  if (opened.bytes !== null && path.resolve(from) === opened.file && !isLines(opened.name)) {
    return convert(workspace, config, opened);
  }
  const read = await readImport(from);
  if (opened.bytes !== null) requireEditable(opened);
  if (read.rows.length === 0) throw noRows(path.basename(from), read.faults);

  const columns = importColumns(path.basename(from), read.columns, chosen);
  const sources = await readQuestionSources(workspace, config, signal);
  const result = await mergeImported(read.rows, {
    columns,
    questions: opened.questions,
    sources: goldSources(sources),
    known: sources.known,
    digestOf: sha256,
    breathe: makeBreathe(signal),
  });
  const added = result.imported.map(({ entry }) => entry);
  if (added.length > 0) {
    const change = `${added.length} questions imported from ${path.basename(from)}`;
    await replaceQuestionFile(workspace, config, opened, editQuestionLines(opened.text, { append: added }), {
      change,
    });
  }
  const taken = new Set(columns.values());
  return {
    ...result,
    refused: [...read.faults, ...result.refused],
    file: opened.file,
    columns: Object.fromEntries(columns),
    notTaken: read.columns.filter((column) => !taken.has(column)),
    converted: null,
  };
}

/** Writes the questions of a list as they are, one a line, into a file beside it. */
async function convert(
  workspace: Workspace,
  config: LoadedConfig,
  { file, name, questions, faults, versions }: QuestionFile,
): Promise<ImportedQuestions> {
  const [fault] = faults;
  if (fault !== undefined) throw new AppError("questions.invalid", fault);
  const made = path.join(path.dirname(file), `${path.basename(name, path.extname(name))}.jsonl`);
  const lines = {
    file: made,
    name: path.basename(made),
    bytes: null,
    text: "",
    questions: [],
    faults: [],
    versions,
  };
  const text = editQuestionLines("", { append: questions.map(({ entry }) => entry) });
  await replaceQuestionFile(workspace, config, lines, text, { change: `written one a line, from ${name}` });
  return {
    imported: questions.map(({ where, entry }) => ({
      where,
      entry,
      gold: entry.gold === undefined ? "none" : "given",
      look: null,
      places: [],
    })),
    present: [],
    refused: [],
    file: made,
    columns: {},
    notTaken: [],
    converted: name,
  };
}

function isLines(name: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(name);
}

function goldSources({ documents, known }: QuestionSources): GoldSources {
  const texts = new Map(documents.map(({ source, text }) => [source, text]));
  const byShortName = new Map<string, string | null>();
  for (const source of texts.keys()) {
    for (const short of new Set([
      path.posix.basename(source),
      withoutEnding(source),
      withoutEnding(path.posix.basename(source)),
    ])) {
      // Two sources with one short name: it names neither.
      byShortName.set(short, byShortName.has(short) ? null : source);
    }
  }
  return {
    finder: textFinder(documents),
    documents: texts,
    nameOf(written) {
      const name = known.keptNameOf(written.replaceAll("\\", "/"));
      if (texts.has(name)) return name;
      return byShortName.get(name) ?? byShortName.get(path.posix.basename(name)) ?? undefined;
    },
  };
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^./]*$/, "");
}

function noRows(name: string, faults: readonly { where: string; reason: string }[]): AppError {
  const [fault] = faults;
  return new AppError("questions.invalid", {
    message:
      fault === undefined
        ? `${name} holds no questions.`
        : `Nothing in ${name} can be read: ${fault.where}: ${fault.reason}.`,
    hint: "Give a table whose first line names the columns, or one question a line in JSON.",
  });
}
