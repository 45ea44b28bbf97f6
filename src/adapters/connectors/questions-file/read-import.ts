import path from "node:path";
import { AppError } from "../../../contracts/app-error.ts";
import { decodeQuestions, readQuestionsBytes } from "./questions-file.ts";
import { readCsv, separatorOf } from "../../shared/read-csv.ts";
import { type RawEntry, readJsonLines, readJsonList, readYamlList } from "./read-entries.ts";

export interface ImportFile {
  /** Every name that a row has a value under. */
  columns: string[];
  rows: { where: string; fields: Record<string, unknown> }[];
  /** Rows that could not be read, and why. */
  faults: { where: string; reason: string }[];
}

/** A table (.csv, .tsv), JSON lines, or a list in JSON or YAML. Throws AppError "questions.missing" or "questions.invalid". */
export async function readImport(file: string): Promise<ImportFile> {
  const name = path.basename(file);
  const text = decodeQuestions(
    name,
    await readQuestionsBytes(file, { called: "file", whereMissing: "Check its path." }),
  );
  if (text.trim() === "") {
    throw new AppError("questions.invalid", {
      message: `${name} is empty.`,
      hint: "Give a file with one question a line, or a table whose first line names the columns.",
    });
  }
  const extension = path.extname(name).toLowerCase();
  if (extension === ".yaml" || extension === ".yml") return ofEntries(readYamlList(name, text));
  const isTable = [".csv", ".tsv", ".tab"].includes(extension) || !/^\s*[[{]/.test(text);
  if (isTable) return ofTable(name, text);
  // Many tools write JSON lines and call them .json.
  return ofEntries(/^\s*\[/.test(text) ? readJsonList(name, text) : readJsonLines(name, text));
}

function ofTable(name: string, text: string): ImportFile {
  const [header, ...rows] = readCsv(text, separatorOf(text));
  if (header === undefined || "wrong" in header) {
    throw new AppError("questions.invalid", {
      message: `${name} line 1 does not name the columns: ${header === undefined ? "it is blank" : header.wrong}.`,
      hint: "Write the names of the columns into the first line, such as: question,answer,quote,source.",
    });
  }
  const columns = header.cells.map((cell) => cell.trim());
  const made: ImportFile = { columns, rows: [], faults: [] };
  for (const row of rows) {
    const where = `${name} line ${row.line}`;
    if ("wrong" in row) {
      made.faults.push({ where, reason: row.wrong });
    } else if (row.cells.length !== columns.length) {
      const reason = `it has ${row.cells.length} ${row.cells.length === 1 ? "cell" : "cells"}, and the first line has ${columns.length}`;
      made.faults.push({ where, reason });
    } else {
      const fields = Object.fromEntries(columns.map((column, index) => [column, row.cells[index]]));
      made.rows.push({ where, fields });
    }
  }
  return made;
}

function ofEntries(entries: readonly RawEntry[]): ImportFile {
  const made: ImportFile = { columns: [], rows: [], faults: [] };
  const columns = new Set<string>();
  for (const entry of entries) {
    const { where } = entry;
    if ("message" in entry) {
      // "set.jsonl line 3, column 9: a comma is missing." without the place, which stands beside it.
      const reason = entry.message.slice(where.length).replace(/^[,:] /, "");
      made.faults.push({ where, reason: reason.replace(/\.$/, "") });
    } else if (typeof entry.value !== "object" || entry.value === null || Array.isArray(entry.value)) {
      made.faults.push({ where, reason: "it is not an object with named fields" });
    } else {
      const fields = entry.value as Record<string, unknown>;
      for (const column of Object.keys(fields)) columns.add(column);
      made.rows.push({ where, fields });
    }
  }
  return { ...made, columns: [...columns] };
}
