import { styleText } from "node:util";
import type { TracedSource } from "../../app/use-cases/trace-source.ts";
import { count } from "../../contracts/count-text.ts";
import { hiddenWords } from "../../contracts/hidden-words.ts";
import { mediaTypeName } from "./media-type-names.ts";
import { shortened } from "./shortened.ts";
import { someOf } from "./some-of.ts";
import { table } from "./table.ts";

const quoteLength = 48;
const questionsNamed = 4;

/** One source's way, for people. */
export function traceText(traced: TracedSource): string {
  const { source, file, version, mediaType, parser, language, characters, chunks, run } = traced;
  const head = [
    styleText("bold", source),
    mediaTypeName(mediaType),
    ...(file === source ? [] : [`in ${file}`]),
    `file ${version.slice(0, 12)}`,
    `read by ${parser}`,
    language,
    `${count(characters)} characters`,
  ].join("  ·  ");
  const columns = [
    { title: "chunk", align: "right" as const },
    { title: "where" },
    { title: "characters", align: "right" as const },
    { title: "begins" },
    ...(run === null ? [] : [{ title: "cited for" }, { title: "gold of" }]),
  ];
  const rows = chunks.map(({ id, where, start, end, quote, cited, gold }) => [
    String(id),
    where,
    `${count(start)}–${count(end)}`,
    shortened(quote, quoteLength),
    ...(run === null ? [] : [someOf(cited, questionsNamed), someOf(gold, questionsNamed)]),
  ]);
  const hidden = traced.hidden.map(({ why, text, page }) =>
    styleText(
      "yellow",
      `hidden${page === undefined ? "" : ` on page ${page}`}, ${hiddenWords(why)}: “${shortened(text, 100)}”`,
    ),
  );
  const parts = [
    head,
    [...traced.notices, ...hidden].join("\n"),
    table(columns, rows),
    run === null
      ? "No run of this folder has answered yet: soundings run says which questions these chunks answer."
      : styleText("dim", `Citations and gold of ${run}.`),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}
