import { styleText } from "node:util";
import type { DescribedSources } from "../../app/use-cases/describe-sources.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { hiddenWords } from "../../contracts/hidden-words.ts";
import { barChart } from "./bar-chart.ts";
import { leftOutLines } from "./left-out-lines.ts";
import { mediaTypeName } from "./media-type-names.ts";
import { shortened } from "./shortened.ts";
import { table } from "./table.ts";

const listedSources = 40;
const listedPairs = 10;
const listedHidden = 20;
const quoteLength = 70;

/** What a folder's sources hold, for people. */
export function sourcesText(described: DescribedSources, { all }: { all: boolean }): string {
  const parts = [
    head(described),
    sourceTable(described, all),
    warnings(described),
    losses(described),
    languages(described),
    chart("characters in a source", described.charactersPerSource),
    chart("chunks of a source", described.chunksPerSource),
    chart("characters in a chunk", described.chunkLength, described.wordsPerChunk),
    duplicates(described),
    hidden(described),
    questions(described),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function head(described: DescribedSources): string {
  const { version, sources, files, bytes, pages, emptyPages, characters, boilerplate } = described;
  return [
    styleText("bold", `${counted(sources.length, "source")} in ${counted(files, "file")}`),
    `${(bytes / 1e6).toPrecision(2)} MB`,
    ...(pages > 0 ? [counted(pages, "page")] : []),
    ...(emptyPages > 0 ? [`${counted(emptyPages, "page")} without text`] : []),
    `${count(characters)} characters`,
    ...(boilerplate === null ? [] : [`${percent(boilerplate)} in lines that many sources share`]),
    `version ${version.version} (${version.digest.slice(0, 8)})`,
  ].join("  ·  ");
}

function sourceTable({ sources }: DescribedSources, all: boolean): string {
  const shown = all ? sources : sources.slice(0, listedSources);
  const paged = shown.some(({ pages }) => pages !== null);
  const rows = shown.map((source) => [
    source.source,
    mediaTypeName(source.mediaType),
    ...(paged ? [source.pages === null ? "" : count(source.pages)] : []),
    count(source.characters),
    source.language,
    count(source.chunks),
    remark(source),
  ]);
  const text = table(
    [
      { title: "source" },
      { title: "kind" },
      ...(paged ? [{ title: "pages", align: "right" as const }] : []),
      { title: "characters", align: "right" },
      { title: "language" },
      { title: "chunks", align: "right" },
      { title: "" },
    ],
    rows,
  );
  const rest = sources.length - shown.length;
  return rest > 0 ? `${text}\n${styleText("dim", `and ${count(rest)} more; --all lists them`)}` : text;
}

function remark({ cleaned, hidden: found, notices }: DescribedSources["sources"][number]): string {
  return [
    ...(found.length > 0 ? [styleText("yellow", `${count(found.length)} hidden`)] : []),
    ...(notices.length > 0 ? [counted(notices.length, "remark")] : []),
    ...(cleaned > 0 ? [`${count(cleaned)} characters cleaned`] : []),
  ].join(", ");
}

function warnings({ sources, besides, leftOut, remarks: others }: DescribedSources): string {
  const remarks = [...sources, ...besides].flatMap(({ source, notices }) =>
    notices.map((notice) => `${source}: ${notice}`),
  );
  const shown = remarks.slice(0, listedSources);
  const rest = remarks.length - shown.length;
  return [
    ...[...leftOutLines(leftOut), ...others].map((line) => styleText("yellow", line)),
    ...shown,
    ...(rest > 0 ? [styleText("dim", `and ${count(rest)} more remarks; --json lists all`)] : []),
  ].join("\n");
}

function losses({ losses: stages }: DescribedSources): string {
  const rows = stages.map(({ stage, what, before, after }) => [
    `${what} after ${stage}`,
    count(after),
    before === after ? "" : `${count(before - after)} of ${count(before)} lost`,
  ]);
  return table([{ title: "what is left" }, { title: "", align: "right" }, { title: "" }], rows);
}

function languages({ languages: spoken }: DescribedSources): string {
  if (spoken.length < 2) return "";
  const bars = spoken.map(({ language, documents }) => ({ label: language, count: documents }));
  return barChart("language", "sources", bars);
}

function chart(title: string, values: DescribedSources["chunkLength"], words: number | null = null): string {
  if (values === undefined || values.smallest === values.largest) return "";
  const bars = values.bars.map(({ from, to, count: many }) => ({
    label: to - from === 1 ? count(from) : `${count(from)}–${count(to - 1)}`,
    count: many,
  }));
  const mean = `mean ${count(Math.round(values.mean))}${words === null ? "" : ` (${count(Math.round(words))} words)`}`;
  return barChart(title, `median ${count(Math.round(values.median))}, ${mean}`, bars);
}

function duplicates({ duplicates: same, nearDuplicates: near }: DescribedSources): string {
  if (same.length + near.length === 0) return "";
  const rest = near.length - listedPairs;
  const moreCopies = same.length - listedPairs;
  return [
    ...same
      .slice(0, listedPairs)
      .map(({ source, of }) => `${source} has the same text as ${of}, which stands for both.`),
    ...(moreCopies > 0 ? [styleText("dim", `and ${count(moreCopies)} more copies; --json lists all`)] : []),
    ...near
      .slice(0, listedPairs)
      .map(
        ({ first, second, similarity }) =>
          `${first} and ${second} share ${percent(similarity)} of their wording.`,
      ),
    ...(rest > 0 ? [styleText("dim", `and ${count(rest)} more pairs; --json lists all`)] : []),
  ].join("\n");
}

function hidden({ sources, besides }: DescribedSources): string {
  const found = [...sources, ...besides].flatMap(({ source, hidden: texts }) =>
    texts.map((text) => ({ source, ...text })),
  );
  if (found.length === 0) return "";
  const rows = found
    .slice(0, listedHidden)
    .map(({ source, why, page, text }) => [
      page === undefined ? source : `${source}, page ${page}`,
      hiddenWords(why),
      `“${shortened(text, quoteLength)}”`,
    ]);
  const rest = found.length - listedHidden;
  const title = styleText("yellow", "text that a reader would not see, kept apart from what is searched");
  const more = rest > 0 ? `\n${styleText("dim", `and ${count(rest)} more; --json lists all`)}` : "";
  return `${title}\n${table([{ title: "where" }, { title: "hidden how" }, { title: "what it says" }], rows)}${more}`;
}

function questions({ questions: set }: DescribedSources): string {
  if (set === null) return "";
  if ("fault" in set) return styleText("yellow", `The questions are not counted: ${set.fault}`);
  const types = set.types.map(({ name, questions: many }) => `${count(many)} ${name}`).join(", ");
  return [
    `${counted(set.questions, "question")}: ${types}`,
    `${percent(set.questions === 0 ? 0 : set.unanswerable / set.questions)} not answerable`,
    `${count(set.sources.length)} sources asked about, ${count(set.sourcesWithoutQuestion.length)} not`,
    "soundings questions stats says more",
  ].join("  ·  ");
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? "under 1 %" : `${Math.round(100 * share)} %`;
}
