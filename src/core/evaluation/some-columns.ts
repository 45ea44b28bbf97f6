import { decodeEvaluationColumns, type EvaluationColumns } from "./evaluation-codec.ts";

const decoder = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();
const outcomesBegin = '"outcomes":{';
const columnBegin = ':{"reasons":[';
const valuesBegin = '],"values":[';
const columnEnd = "]}";

/**
 * The same as `decodeEvaluationColumns`, of these metrics alone: an evaluation of many questions is mostly numbers of metrics that
 * nobody asked for, and reading them takes longer than all that is done with the others. Throws AppError "store.damaged".
 */
export function decodeSomeColumns(bytes: Uint8Array, metrics: ReadonlySet<string>): EvaluationColumns {
  const some = withColumns(textOf(bytes), metrics);
  return decodeEvaluationColumns(some === undefined ? bytes : encoder.encode(some));
}

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    // Reading all of it says what is wrong.
    return "";
  }
}

/**
 * The stored text with only these columns in it; undefined where it is written in another way. Within a JSON text a quotation mark stands
 * as \", so none of the beginnings searched for can be a part of one.
 */
function withColumns(text: string, metrics: ReadonlySet<string>): string | undefined {
  const outcomes = text.indexOf(outcomesBegin);
  if (outcomes === -1) return undefined;
  const kept: string[] = [];
  const nameAt = /"(?:[^"\\]|\\.)*"/y;
  for (let at = outcomes + outcomesBegin.length; ; at++) {
    nameAt.lastIndex = at;
    const name = nameAt.exec(text)?.[0];
    if (name === undefined || !text.startsWith(columnBegin, at + name.length)) return undefined;
    const values = text.indexOf(valuesBegin, at + name.length);
    const end = values === -1 ? -1 : text.indexOf(columnEnd, values + valuesBegin.length);
    if (end === -1) return undefined;
    const next = end + columnEnd.length;
    if (metrics.has(JSON.parse(name) as string)) kept.push(text.slice(at, next));
    at = next;
    if (text[at] === "}") break;
    if (text[at] !== ",") return undefined;
  }
  return `{"questionIds":[],"summaries":{},"outcomes":{${kept.join(",")}},"observations":{}}`;
}
