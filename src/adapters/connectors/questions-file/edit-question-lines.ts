import type { QuestionEntry } from "../../../contracts/question-set.ts";
import { editJsonLine, type FieldChanges, isSpaced, jsonLine } from "./edit-json-line.ts";

export interface QuestionEdits {
  /** By question id. */
  change?: ReadonlyMap<string, FieldChanges>;
  remove?: ReadonlySet<string>;
  append?: readonly QuestionEntry[];
}

/** A text of JSON lines with some questions changed. Lines that are not named stay as they are, blank ones included. */
export function editQuestionLines(text: string, { change, remove, append = [] }: QuestionEdits): string {
  const lines = text.split("\n");
  const written = lines.find((line) => line.trim() !== "");
  const spaced = written !== undefined && isSpaced(written);
  const lineEnd = written?.endsWith("\r") === true && lines.length > 1 ? "\r\n" : "\n";
  const kept = lines.flatMap((line) => {
    if (line.trim() === "") return [line];
    const { id } = JSON.parse(line) as { id: string };
    if (remove?.has(id) === true) return [];
    const changes = change?.get(id);
    return [changes === undefined ? line : editJsonLine(line, changes)];
  });
  const before = kept.join("\n");
  const begun = before === "" || before.endsWith("\n") ? before : `${before}${lineEnd}`;
  return append.length === 0
    ? before
    : begun + append.map((entry) => `${jsonLine(entry, spaced)}${lineEnd}`).join("");
}
