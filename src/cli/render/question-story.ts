import { styleText } from "node:util";
import type { QuestionStory, StoryChunk } from "../../app/use-cases/explain-question.ts";
import type { Run } from "../../contracts/run.ts";
import { answerSteps } from "./answer-steps.ts";
import { endInWords } from "./end-words.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { score } from "./numbers.ts";
import { shortened } from "./shortened.ts";
import { outcomeLines } from "./outcome-lines.ts";
import { within, listed, nameOf, quoted, where } from "./story-words.ts";

/** One question's way through all stages, in sentences, each with its evidence. */
export function questionStory(run: Run, story: QuestionStory): string {
  const { question } = story;
  const stated =
    question.answerable === false
      ? "The question set says that the sources do not hold the answer."
      : question.answer === undefined
        ? "No gold answer was given."
        : `Gold answer: ${shortened(question.answer, 300)}`;
  const sections: [string, string[]][] = [
    ["sources", sourceLines(story)],
    ["chunks", chunkLines(story)],
    ["vectors", vectorLines(run, story)],
    ["ranking", rankingLines(run, story)],
    ["context", contextLines(run, story)],
    ["answer", answerLines(run, story)],
    ["scores", outcomeLines(story)],
    ["end", endLines(run, story)],
  ];
  const told = sections.filter(([, sentences]) => sentences.length > 0);
  return [
    `${styleText("bold", question.question)}\n${question.id}  ·  ${stated}`,
    ...told.map(([title, sentences]) =>
      sentences.map((line, index) => `${(index === 0 ? title : "").padEnd(9)} ${line}`).join("\n"),
    ),
  ].join("\n\n");
}

function sourceLines({ question, gold }: QuestionStory): string[] {
  if (gold.length === 0) {
    return question.answerable === false
      ? []
      : ["Nobody marked where the answer stands, so no stage can be told to have lost it."];
  }
  const told = new Set<string>();
  return gold.flatMap((one, index) => {
    const name = goldName(index, gold.length);
    if (one.document === null) {
      return [
        `${name} stands in ${nameOf(one.source)}, and the dataset holds no such document: it was left out.`,
      ];
    }
    const { characters, language } = one.document;
    const length = one.end - one.start;
    const kept =
      one.keptCharacters === length
        ? "cleaning kept all of the gold"
        : one.keptCharacters === 0
          ? "cleaning took all of the gold out"
          : `cleaning kept ${count(one.keptCharacters)} of the gold's ${count(length)} characters`;
    const size = characters === null ? "" : `${count(characters)} characters, `;
    const known = told.has(one.source);
    told.add(one.source);
    return [
      `${name} stands in ${where(one)}: ${quoted(one.quote, 160)}`,
      `  ${known ? "In the same source" : `That source was parsed (${size}language ${language})`}; ${kept}.`,
    ];
  });
}

/** Numbered where there are several. */
function goldName(index: number, several: number): string {
  return several === 1 ? "The gold" : `Gold ${index + 1}`;
}

function chunkLines({ gold, chunks, stages }: QuestionStory): string[] {
  if (!stages.includes("chunk")) return [];
  return gold.flatMap((one, index) => {
    const name = goldName(index, gold.length);
    if (one.chunks.length === 0) return [`${name} is in none of ${counted(chunks, "chunk")}.`];
    const length = one.end - one.start;
    const whole = one.chunks.filter(({ sharedCharacters }) => sharedCharacters === length);
    const shown = whole.length > 0 ? whole : one.chunks;
    const place = `in ${count(shown.length)} of ${counted(chunks, "chunk")}`;
    return [
      whole.length > 0
        ? `${name} stands whole ${place}:`
        : `${name} stands whole in no chunk; parts of it are ${place}:`,
      ...shown
        .slice(0, mostChunks)
        .map(
          (chunk) =>
            `  ${within(chunk)}, ${count(chunk.end - chunk.start)} characters: ${quoted(chunk.quote, 90)}`,
        ),
      ...(shown.length > mostChunks ? [`  and ${count(shown.length - mostChunks)} more`] : []),
    ];
  });
}

function vectorLines({ pipeline: { embed } }: Run, { stages }: QuestionStory): string[] {
  if (!stages.includes("index")) return [];
  const { embedder } = embed;
  if (!stages.includes("embed")) return ["No chunk was embedded: this run finds by words alone."];
  return [
    `Every chunk was embedded by ${typeof embedder === "string" ? `the ${embedder} embedder` : "an embedder of your own"}.`,
  ];
}

function rankingLines({ pipeline: { retrieve } }: Run, story: QuestionStory): string[] {
  const { ranking, further, gold, stages } = story;
  if (!stages.includes("retrieve")) return [];
  const [top] = ranking;
  if (top === undefined) return [`${retrieve.method} found no passage at all.`];
  const found = ranking.filter((passage) => passage.gold);
  const [first] = found;
  const head = `${counted(ranking.length, "passage")} ranked with ${retrieve.method}`;
  if (gold.length === 0) return [`${head}. The best:`, ...ranking.slice(0, mostAbove).map(rankLine)];
  if (first === undefined) {
    return [
      `${head}; none overlaps the gold. The best:`,
      ...ranking.slice(0, mostAbove).map(rankLine),
      ...furtherLines(story, further),
    ];
  }
  const rank = first.rank ?? 0;
  const above = ranking.slice(0, rank - 1);
  return [
    `${head}. The first that overlaps the gold came ${rank === 1 ? "first" : `at rank ${rank}`}${found.length === 1 ? "" : `, of ${found.length} that do`}:`,
    rankLine(first),
    ...(above.length === 0
      ? []
      : [`Above it stood${above.length > mostAbove ? `, of ${above.length}` : ""}:`]),
    ...above.slice(0, mostAbove).map(rankLine),
    ...wordsLine(first),
  ];
}

function furtherLines({ gold, ranking }: QuestionStory, further: QuestionStory["further"]): string[] {
  const holders = gold.flatMap(({ chunks }) => chunks);
  const chunk = holders.find(({ start }) => start === further?.passage?.start) ?? holders[0];
  const words = chunk === undefined ? [] : wordsLine(chunk);
  if (further === null) return words;
  const last = ranking.at(-1)?.score ?? null;
  if (further.rank === null) {
    return [
      further.ranked < further.depth
        ? `Ranked to the end, ${counted(further.ranked, "passage")} have a score, and none of them overlaps the gold.`
        : `Ranked further, none of the first ${count(further.depth)} overlaps it.`,
      ...words,
    ];
  }
  return [
    `Ranked further, the gold comes at rank ${count(further.rank)}, with score ${score(further.score)}; the last passage kept has ${score(last)}.`,
    ...words,
  ];
}

/** What a retriever that goes by words had to go by. */
function wordsLine({ words }: Pick<StoryChunk, "words">): string[] {
  if (words === null) return [];
  const { shared, missing } = words;
  if (shared.length === 0)
    return ["The chunk with the gold holds no word of the question, nor do the headings above it."];
  const lacks = missing.length === 0 ? "" : `, and not ${listed(missing)}`;
  return [
    `Of the question's words, the chunk with the gold and its headings hold ${listed(shared)}${lacks}.`,
  ];
}

function rankLine(chunk: StoryChunk): string {
  const mark = chunk.gold ? styleText("green", "  gold") : "";
  return `  ${chunk.rank}. ${where(chunk)}, score ${score(chunk.score)}${mark}: ${quoted(chunk.quote, 70)}`;
}

function contextLines({ pipeline: { retrieve } }: Run, { given, ranking, gold }: QuestionStory): string[] {
  if (given === null) return [];
  const { budget, k } = retrieve;
  const cut =
    budget === undefined
      ? `retrieve.k is ${k}`
      : budget.characters === undefined
        ? `the budget is ${count(budget.tokens ?? 0)} tokens`
        : `the budget is ${count(budget.characters)} characters`;
  const inside = ranking.filter((passage) => passage.gold && passage.given).length;
  const holds =
    gold.length === 0
      ? ""
      : inside === 0
        ? "; none of it overlaps the gold"
        : `; ${inside === 1 ? "one passage overlaps" : `${count(inside)} passages overlap`} the gold`;
  return [
    `The answerer was given ${counted(given.passages, "passage")}, ${count(given.characters)} characters (${cut})${holds}.`,
  ];
}

function answerLines({ pipeline }: Run, { answer, threshold, stages }: QuestionStory): string[] {
  if (answer === null) {
    return pipeline.answer.kind === "none" && stages.includes("retrieve")
      ? ["None was asked for: this run measures retrieval alone."]
      : [];
  }
  if (answer.failed !== null) return [styleText("red", `None could be given: ${answer.failed}`)];
  const { evidence } = answer;
  const steps = answerSteps(answer.steps, where);
  const way = steps.length === 0 ? [] : ["It came about so:", ...steps.map((line) => `  ${line}`)];
  const compared =
    threshold === null
      ? `The evidence is ${score(evidence, 2)}.`
      : `The evidence is ${score(evidence, 2)}, ${evidence < threshold ? "below" : "not below"} the threshold of ${score(threshold, 2)}.`;
  if (answer.refused) return [`It refused: ${quoted(answer.text, 160)} ${compared}`, ...way];
  const cited = answer.citations.map(
    (citation) =>
      `  ${where(citation)}${citation.gold ? styleText("green", "  gold") : ""}: ${quoted(citation.quote, 90)}`,
  );
  return [
    `It said: ${quoted(answer.text, 400)}`,
    ...(cited.length === 0 ? ["It cites nothing."] : ["It cites:", ...cited]),
    compared,
    ...way,
  ];
}

function endLines(run: Run, { end, remedies, stages }: QuestionStory): string[] {
  if (end === null) {
    const last = stages.at(-1);
    return [
      `The run is ${run.status} and got no further than the ${last} stage${run.error === null ? "." : `: ${run.error}`}`,
    ];
  }
  const { gold } = end.spans;
  const parts =
    gold > 1
      ? [
          `Of ${gold} gold spans: ${end.spans.indexed} indexed, ${end.spans.ranked} ranked, ${end.spans.given} given to the answerer, ${end.spans.cited} cited.`,
        ]
      : [];
  const aside =
    end.end !== "right" && end.judgement === "right"
      ? ["The answer is the gold answer all the same: other words in the sources say it too."]
      : [];
  const mended =
    remedies.length === 0 ? [] : ["What would have changed it:", ...remedies.map((one) => `  ${one}`)];
  return [`${styleText("bold", end.end)}: ${endInWords(end)}.`, ...parts, ...aside, ...mended];
}

const mostAbove = 3;
const mostChunks = 4;
