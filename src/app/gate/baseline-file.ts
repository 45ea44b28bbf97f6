import { scanJson } from "../../adapters/connectors/questions-file/json-fault.ts";
import { decodeUtf8 } from "../../adapters/shared/decode-utf8.ts";
import type { JsonSchemaNode } from "../../adapters/shared/json-schema-node.ts";
import { lineAt } from "../../adapters/shared/line-at.ts";
import { schemaFaults } from "../../adapters/shared/schema-faults.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import {
  type BaselineColumn,
  failedRow,
  GateBaseline,
  notApplicableRow,
} from "../../contracts/gate-baseline.ts";
import type { OutcomeColumn } from "../../core/evaluation/evaluation-codec.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { shown } from "../config/config-faults.ts";
import * as z from "zod";
import type { GateSide } from "./gate-side.ts";

/** How a baseline file begins, however it was laid out since. */
export const baselineMarker = /^\s*\{\s*"schema"\s*:\s*"soundings\.baseline\//;

/** The file's text: a line a question and a line a metric, so that a difference can be read. */
export function encodeBaseline(side: GateSide, metrics: readonly string[], writtenAt: Date): string {
  const clusters = [...new Set(side.questions.map(({ group }) => group))];
  const places = new Map(clusters.map((cluster, place) => [cluster, place]));
  const content: Omit<GateBaseline, "digest"> = {
    schema: "soundings.baseline/1",
    writtenAt: writtenAt.toISOString(),
    soundings: side.soundings,
    run: side.run,
    pipeline: side.pipeline,
    sources: { digest: side.sources.digest, marks: side.sources.marks.join("") },
    clusters,
    questions: side.questions.map(({ id, digest, group }) => [id, digest, places.get(group)!]),
    metrics: Object.fromEntries(metrics.map((metric) => [metric, storedColumn(side, metric)])),
  };
  const { schema, questions, metrics: columns, ...others } = content;
  const entries = Object.entries(others).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return [
    "{",
    [
      `"schema":${JSON.stringify(schema)}`,
      `"digest":"${digestOf(content)}"`,
      ...entries,
      `"questions":[\n${questions.map((question) => JSON.stringify(question)).join(",\n")}\n]`,
      `"metrics":{\n${Object.entries(columns)
        .map(([metric, column]) => `${JSON.stringify(metric)}:${JSON.stringify(column)}`)
        .join(",\n")}\n}`,
    ].join(",\n"),
    "}\n",
  ].join("\n");
}

function storedColumn({ metrics }: GateSide, metric: string): BaselineColumn {
  const { version, column } = metrics.get(metric)!;
  const values = [...new Set([...column.scores].filter((score) => !Number.isNaN(score)))].sort(
    (a, b) => a - b,
  );
  const places = new Map(values.map((value, place) => [value, place]));
  const rows = [...column.scores].map((score, question) => {
    const outcome = column.unscored.get(question);
    if (outcome === undefined) return places.get(score)!;
    return outcome.status === "failed" ? failedRow : notApplicableRow;
  });
  return { version, values, rows };
}

/** @param name what the file is called in messages. Throws AppError "config.invalid". */
export function decodeBaseline(bytes: Uint8Array, name: string): GateSide {
  const parsed = parse(bytes, name);
  const { success, data, error } = GateBaseline.safeParse(parsed, { reportInput: true });
  if (!success) {
    const options = { input: parsed, schema: baselineNode(), noun: "field", shown };
    const [fault] = schemaFaults(error.issues, options);
    throw damaged(name, fault === undefined ? "it is no baseline" : fault.message.replace(/\.$/, ""));
  }
  refuseInconsistent(data, name);
  const { digest, ...content } = parsed as GateBaseline;
  if (digest !== digestOf(content)) throw damaged(name, "it was changed after it was written");
  const { run, soundings, pipeline, sources, clusters, questions } = data;
  return {
    run,
    soundings,
    pipeline,
    sources: { digest: sources.digest, marks: sources.marks.match(/.{8}/g) ?? [] },
    questions: questions.map(([id, mark, cluster]) => ({ id, digest: mark, group: clusters[cluster]! })),
    metrics: new Map(
      Object.entries(data.metrics).map(([id, column]) => [
        id,
        { version: column.version, column: columnOf(column) },
      ]),
    ),
  };
}

function columnOf({ values, rows }: BaselineColumn): OutcomeColumn {
  const reason = "as kept in the baseline";
  const unscored = [...rows.entries()].flatMap(([question, row]) =>
    row >= 0
      ? []
      : [[question, { status: row === failedRow ? "failed" : "not-applicable", reason }] as const],
  );
  return {
    scores: Float64Array.from(rows, (row) => (row >= 0 ? values[row]! : Number.NaN)),
    unscored: new Map(unscored),
  };
}

function parse(bytes: Uint8Array, name: string): unknown {
  let text: string;
  try {
    text = decodeUtf8(bytes);
  } catch (cause) {
    throw damaged(name, messageOf(cause));
  }
  const { fault } = scanJson(text);
  if (fault !== undefined) {
    const { line, column } = lineAt(text, fault.offset);
    throw damaged(`${name}:${line}:${column}`, fault.wrong);
  }
  const parsed: unknown = JSON.parse(text);
  const { schema } = (parsed ?? {}) as { schema?: unknown };
  if (schema === "soundings.baseline/1") return parsed;
  if (typeof schema === "string" && schema.startsWith("soundings.baseline/")) {
    throw new AppError("config.invalid", {
      message: `${name} is a baseline in the form ${JSON.stringify(schema)}, and this Soundings reads "soundings.baseline/1".`,
      hint: "Use the version of Soundings that wrote it, or write it again with this one.",
    });
  }
  throw new AppError("config.invalid", {
    message: `${name} is no baseline of Soundings.`,
    hint: "Write one with: soundings gate --write-baseline FILE",
  });
}

function refuseInconsistent({ clusters, questions, metrics }: GateBaseline, name: string): void {
  const ids = new Set<string>();
  for (const [index, [id, , cluster]] of questions.entries()) {
    if (cluster >= clusters.length)
      throw damaged(name, `questions[${index + 1}] names cluster ${cluster} of ${clusters.length}`);
    if (ids.has(id)) throw damaged(name, `questions[${index + 1}] repeats the id ${JSON.stringify(id)}`);
    ids.add(id);
  }
  for (const [metric, { values, rows }] of Object.entries(metrics)) {
    if (rows.length !== questions.length) {
      throw damaged(name, `metrics.${metric} has ${rows.length} rows for ${questions.length} questions`);
    }
    const wrong = rows.findIndex((row) => row >= values.length);
    if (wrong !== -1) {
      throw damaged(
        name,
        `metrics.${metric}.rows[${wrong + 1}] names value ${rows[wrong]} of ${values.length}`,
      );
    }
  }
}

function digestOf(content: object): string {
  return sha256(canonicalJson(content));
}

function damaged(place: string, what: string): AppError {
  return new AppError("config.invalid", {
    message: `${place}: ${what}.`,
    hint: "A baseline is not edited by hand: write it again with soundings gate --write-baseline FILE, or take it from git.",
  });
}

let node: JsonSchemaNode | undefined;

function baselineNode(): JsonSchemaNode {
  node ??= z.toJSONSchema(GateBaseline, { io: "input" }) as JsonSchemaNode;
  return node;
}
