import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { PluginReference } from "../../contracts/pipeline.ts";
import type { Egress } from "../../ports/egress.ts";
import { sha256 } from "../shared/sha256.ts";
import { openPlugin } from "./open-plugin.ts";
import type { PluginKind } from "./plugin-wire.ts";

export const never = new AbortController().signal;

export const noEgress: Egress = { send: () => Promise.reject(new Error("Nothing may be sent.")) };

/** A new folder with these files; removed after the test. */
export function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolderWith(files);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function temporaryFolderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "soundings-plugins-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Opens a plugin as the configuration would, in its folder. */
export function openIn<Kind extends PluginKind>(
  folder: string,
  kind: Kind,
  reference: Partial<PluginReference>,
  egress: Egress = noEgress,
) {
  const whole = { version: "1", settings: null, ...reference } as PluginReference;
  return openPlugin(kind, whole, { folder, egress, digestOf: sha256, signal: never });
}

/** What each kind of request is answered, in plain JavaScript: the command and the HTTP server of the tests both run it. */
export const repliesProgram = `
export function resultOf(request) {
  const results = {
    describe: () => ({ id: "paragraphs", version: "3", title: "Made for a test.", dimensions: 16 }),
    chunk: ({ document }) =>
      document.regions.flatMap(({ start, end }) =>
        Array.from(document.text.slice(start, end).matchAll(/[^\\n]+/gu), (line) => ({
          start: start + line.index,
          end: start + line.index + line[0].length,
        })),
      ),
    embed: ({ texts }) =>
      texts.map((text) => {
        const vector = Array(16).fill(0);
        for (const letter of text.toLowerCase().match(/\\p{L}/gu) ?? []) vector[letter.codePointAt(0) % 16] += 1;
        return vector;
      }),
    answer: ({ passages: [first] }) => ({
      text: first.text,
      evidence: first.score,
      citations: [{ ...first, answerStart: 0, answerEnd: first.text.length, breadcrumb: undefined }],
    }),
    measure: ({ question, answer }) =>
      question.gold.length === 0
        ? { status: "not-applicable", reason: "There is no gold." }
        : { status: "scored", score: question.gold.some(({ text }) => answer.text.includes(text)) ? 1 : 0 },
  };
  return results[request.kind](request);
}
`;

export const commandProgram = `
import { createInterface } from "node:readline";
import { resultOf } from "./replies.mjs";
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  console.log(JSON.stringify({ id: request.id, result: resultOf(request) }));
}
`;
