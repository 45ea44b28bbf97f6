import { AppError } from "../../../contracts/app-error.ts";
import type { ParsedText } from "../../../ports/document-parser.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { someOf } from "../shared/some-of.ts";
import { rowText } from "../shared/table-text.ts";
import { deepest, fieldsOf, mostFields } from "./fields-of.ts";
import { scanJson } from "./scan-json.ts";

const mostRecords = 200_000;

export function readRecords(given: string, maxCharacters?: number): ParsedText & { notices: string[] } {
  const text = canonicalText(maxCharacters);
  const broken: number[] = [];
  const cut: number[] = [];
  const repeating: number[] = [];
  let records = 0;
  let beyond = 0;
  let number = 0;
  for (let from = 0; from < given.length;) {
    const lineEnd = given.indexOf("\n", from);
    const end = lineEnd < 0 ? given.length : lineEnd;
    const line = given.slice(from, end).trim();
    from = end + 1;
    number += 1;
    if (line === "") continue;
    if (records === mostRecords) {
      beyond += 1;
      continue;
    }
    const record = parsed(line);
    if (record === undefined) {
      broken.push(number);
      continue;
    }
    records += 1;
    const { keys, values, cut: isCut } = fieldsOf(record.value);
    if (isCut) cut.push(number);
    if (record.repeatsKey) repeating.push(number);
    text.place("row", `line ${number}`, () => {
      text.line(rowText(values, keys));
    });
  }
  if (records === 0) {
    throw new AppError("source.unreadable", {
      message: "holds no line that is JSON",
      hint: "Write each record as JSON on a line of its own.",
    });
  }
  const notices = [
    ...(broken.length === 0
      ? []
      : [`What is not JSON was left out: ${someOf("line", broken)} of ${number}.`]),
    ...(cut.length === 0
      ? []
      : [
          `Of records with more than ${mostFields} values or ${deepest} levels the rest was left out: ${someOf("line", cut)}.`,
        ]),
    ...(repeating.length === 0
      ? []
      : [`Of keys that an object has twice only the last value was read: ${someOf("line", repeating)}.`]),
    ...(beyond === 0
      ? []
      : [`Only the first ${mostRecords} records were read; ${beyond} more lines were left out.`]),
  ];
  return { ...text.result(), notices };
}

interface ParsedRecord {
  /** With numbers as strings of their own characters. */
  value: unknown;
  repeatsKey: boolean;
}

function parsed(line: string): ParsedRecord | undefined {
  try {
    JSON.parse(line);
  } catch {
    return undefined;
  }
  const { text, repeatsKey } = scanJson(line);
  return { value: JSON.parse(text) as unknown, repeatsKey };
}
