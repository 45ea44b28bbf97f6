import { LineCounter, isSeq, parseDocument } from "yaml";
import { lineAt } from "../../shared/line-at.ts";
import { yamlFaults, yamlOptions } from "../../shared/yaml-faults.ts";
import { scanJson } from "./json-fault.ts";

/** A value that should be a question, or why it could not be read. */
export type RawEntry = { where: string; value: unknown } | { where: string; message: string; hint: string };

/** One value a line; blank lines are passed over but counted. */
export function readJsonLines(name: string, text: string): RawEntry[] {
  return text.split("\n").flatMap((line, index): RawEntry[] => {
    if (line.trim() === "") return [];
    const { fault } = scanJson(line);
    if (fault === undefined)
      return [{ where: `${name} line ${index + 1}`, value: JSON.parse(line) as unknown }];
    return [
      {
        where: `${name} line ${index + 1}`,
        message: `${name} line ${index + 1}, column ${fault.offset + 1}: ${fault.wrong}.`,
        hint: "Every line is one question in JSON, from { to }; lists over several lines belong into a .json or .yaml file.",
      },
    ];
  });
}

/** A list of values. A text that is no JSON gives one fault, for nothing behind it can be told. */
export function readJsonList(name: string, text: string): RawEntry[] {
  if (text.trim() === "") return [];
  const { fault, itemOffsets } = scanJson(text);
  if (fault !== undefined) {
    const { line, column } = lineAt(text, fault.offset);
    const manyLines = fault.wrong.startsWith("there is more text");
    return [
      {
        where: name,
        message: `${name} line ${line}, column ${column}: ${fault.wrong}.`,
        hint: manyLines
          ? "A .json file holds one list, from [ to ]; with one question a line, name it .jsonl."
          : "Correct the JSON at this place.",
      },
    ];
  }
  const value = JSON.parse(text) as unknown;
  if (!Array.isArray(value)) return [notAList(name)];
  return value.map((item: unknown, index) => ({
    where: `${name} line ${lineAt(text, itemOffsets[index] ?? 0).line}`,
    value: item,
  }));
}

export function readYamlList(name: string, text: string): RawEntry[] {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { ...yamlOptions, lineCounter });
  const [fault] = yamlFaults(document, text);
  if (fault !== undefined) {
    const { line, col } = lineCounter.linePos(fault.offset);
    return [
      { where: name, message: `${name} line ${line}, column ${col}: ${fault.wrong}.`, hint: fault.hint },
    ];
  }
  if (document.contents === null) return [];
  if (!isSeq(document.contents)) return [notAList(name)];
  const values = document.toJS() as unknown[];
  const { items } = document.contents;
  return values.map((value, index) => {
    const offset = (items[index] as { range?: [number, number, number] } | undefined)?.range?.[0] ?? 0;
    return { where: `${name} line ${lineCounter.linePos(offset).line}`, value };
  });
}

function notAList(name: string): RawEntry {
  return {
    where: name,
    message: `${name}: the questions must be a list.`,
    hint: "Begin every question with a dash in YAML, or put all of them between [ and ] in JSON.",
  };
}
