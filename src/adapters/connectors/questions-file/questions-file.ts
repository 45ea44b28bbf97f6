import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { AppError, messageOf } from "../../../contracts/app-error.ts";
import { type NumberedQuestion, QuestionEntry, type QuestionFault } from "../../../contracts/question-set.ts";
import { decodeUtf8 } from "../../shared/decode-utf8.ts";
import type { JsonSchemaNode } from "../../shared/json-schema-node.ts";
import { schemaFaults } from "../../shared/schema-faults.ts";
import { type RawEntry, readJsonLines, readJsonList, readYamlList } from "./read-entries.ts";

const StrictEntry = QuestionEntry.strict();
const exampleLine =
  '{"id":"1","question":"…","gold":[{"source":"file.md","quote":"words that hold the answer"}]}';

/**
 * The questions of a file of JSON lines (.jsonl), a JSON list (.json) or a YAML list (.yaml, .yml).
 * Throws AppError "questions.missing", or "questions.invalid" for the first fault, saying how many more questions are wrong.
 */
export async function readQuestions(file: string): Promise<NumberedQuestion[]> {
  const name = path.basename(file);
  const text = decodeQuestions(name, await readQuestionsBytes(file));
  const { questions, faults } = parseQuestions(name, text);
  const [first] = faults;
  if (first === undefined) return questions;
  const others = faults.length - 1;
  const more =
    others === 0 ? "" : ` (${others} more ${others === 1 ? "question is" : "questions are"} wrong too.)`;
  throw invalid(`${first.message}${more}`, first.hint);
}

/** What could be read of a questions file's text, and one fault for every question that could not. */
export function parseQuestions(
  name: string,
  text: string,
): { questions: NumberedQuestion[]; faults: QuestionFault[] } {
  const schema = z.toJSONSchema(StrictEntry, { io: "input" }) as JsonSchemaNode;
  const questions: NumberedQuestion[] = [];
  const faults: QuestionFault[] = [];
  for (const entry of entriesOf(name, text)) {
    if ("message" in entry) {
      faults.push({ message: entry.message, hint: entry.hint });
      continue;
    }
    const { where, value } = entry;
    const { success, data, error } = StrictEntry.safeParse(value, { reportInput: true });
    if (success) {
      questions.push({ where, entry: data });
      continue;
    }
    const [fault] = schemaFaults(error.issues, { input: value, schema, noun: "field", shown: shownField });
    faults.push({
      message: `${where}: ${fault?.message ?? "it is not a question."}`,
      hint: hintOf(fault?.path, fault?.hint),
    });
  }
  return { questions, faults };
}

/** The file's bytes. Throws AppError "questions.missing", or "questions.invalid" where it may not be read. */
export function readQuestionsBytes(
  file: string,
  {
    called = "questions file",
    whereMissing = `Write it with one question a line, such as: ${exampleLine}`,
  }: { called?: string; whereMissing?: string } = {},
): Promise<Uint8Array> {
  return readFile(file).catch((cause: unknown) => {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === "ENOENT") {
      throw new AppError("questions.missing", {
        message: `The ${called} ${file} does not exist.`,
        hint: whereMissing,
        cause,
      });
    }
    const reason =
      code === "EISDIR"
        ? "is a folder"
        : code === "EACCES"
          ? "may not be read by you"
          : `cannot be read (${code})`;
    throw invalid(
      `The ${called} ${file} ${reason}.`,
      called === "questions file"
        ? "Name a file that you may read under questions: in soundings.yaml."
        : "Name a file that you may read.",
    );
  });
}

/** The text of a questions file. Throws AppError "questions.invalid" where the bytes are none. */
export function decodeQuestions(name: string, bytes: Uint8Array): string {
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    const hint = cause instanceof AppError ? cause.hint : undefined;
    throw invalid(`${name}: ${messageOf(cause)}.`, hint ?? "Save the file as UTF-8.");
  }
}

function entriesOf(name: string, text: string): RawEntry[] {
  const extension = path.extname(name).toLowerCase();
  if (extension === ".jsonl" || extension === ".ndjson") return readJsonLines(name, text);
  if (extension === ".json") return readJsonList(name, text);
  if (extension === ".yaml" || extension === ".yml") return readYamlList(name, text);
  throw invalid(
    `${name}: questions are read from .jsonl, .json, .yaml or .yml, not from ${extension === "" ? "a file without an ending" : extension}.`,
    `Rename it to questions.jsonl, with one question a line, such as: ${exampleLine}`,
  );
}

/** `gold[1].quote`, counted from 1 as people do; the whole entry is "a question". */
function shownField(fieldPath: readonly PropertyKey[]): string {
  if (fieldPath.length === 0) return "a question";
  return fieldPath
    .map((part, index) =>
      typeof part === "number" ? `[${part + 1}]` : `${index === 0 ? "" : "."}${String(part)}`,
    )
    .join("");
}

function hintOf(fieldPath: readonly PropertyKey[] | undefined, hint: string | undefined): string {
  const field = fieldPath?.at(-1);
  const isWhole = fieldPath === undefined || fieldPath.length === 0;
  if (isWhole) return `Write it like this: ${exampleLine}`;
  if (field === "id") return 'Give every question an "id" of its own, as text in quotes.';
  if (field === "question") return 'Write what is asked under "question", as text.';
  if (fieldPath[0] === "gold" && (typeof field === "number" || field === "gold")) {
    return 'Write gold as a list of passages, such as: [{"source":"file.md","quote":"words that hold the answer"}]';
  }
  return hint ?? "Correct it, or leave it out.";
}

function invalid(message: string, hint: string): AppError {
  return new AppError("questions.invalid", { message, hint });
}
