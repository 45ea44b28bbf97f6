import type { Answer } from "../../../contracts/answer.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { PreparedDocument } from "../../../contracts/chunk.ts";
import type { Json } from "../../../contracts/json.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { Ranking } from "../../../contracts/retrieval.ts";
import type { Answerer, AnswerRequest, ReadPassage } from "../../../ports/answerer.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { TermStatistics } from "../../answering/term-statistics.ts";
import { tokenizerId } from "../../text/tokenizer-id.ts";
import { placeCitations } from "../../answering/place-citations.ts";
import { usedPassages } from "../../retrieval/budget.ts";

import { jsonCodec } from "../codec.ts";
import { stageTimings } from "../stage-timings.ts";
import { canonicalJson } from "../stage-key.ts";
import type { Output, StageWork } from "../stage.ts";
import type { IndexOutputs } from "./index-stage.ts";
import type { Dataset, PrepareOutputs } from "./prepare-stage.ts";

export interface GivenAnswer {
  questionId: string;
  answer: Answer;
  /** How many of the ranked passages the answerer was given. */
  used: number;
}

/** Known by name before the index is there; made once term statistics can be asked of it. */
export interface AnswererChoice {
  id: string;
  version: string;
  identity: Json;
  make(statistics: TermStatistics): Answerer;
}

export interface AnswerInputs {
  dataset: Output<Dataset>;
  /** Term statistics are read off the index. */
  segments: Output<IndexOutputs["segments"]>;
  asked: Output<PrepareOutputs["asked"]>;
  rankings: Output<Ranking[]>;
}

export function answerStage(
  inputs: AnswerInputs,
  load: { documents(): Promise<PreparedDocument[]>; statistics(): Promise<TermStatistics> },
  retrieval: Pipeline["retrieve"],
  choice: AnswererChoice,
  parts: { clock: Clock; countTokens: (text: string) => Promise<number> },
): StageWork<{ answers: GivenAnswer[] }> {
  const { k, budget } = retrieval;
  return {
    stage: "answer",
    version: "2",
    settings: {
      answerer: choice.id,
      answererVersion: choice.version,
      settings: choice.identity,
      k,
      budget: canonicalJson([budget ?? null, budget?.tokens === undefined ? null : tokenizerId]),
    },
    inputs: {
      dataset: inputs.dataset.digest,
      segments: inputs.segments.digest,
      asked: inputs.asked.digest,
      rankings: inputs.rankings.digest,
    },
    outputs: { answers: jsonCodec<GivenAnswer[]>() },

    async run({ signal, breathe, progress }) {
      const [asked, rankings] = await Promise.all([inputs.asked.load(), inputs.rankings.load()]);
      const documentOf = documentFinder(await load.documents());
      const read = passageReader(documentOf);
      const answerer = choice.make(await load.statistics());
      const answers: GivenAnswer[] = [];
      const milliseconds: number[] = [];
      for (const [index, { id, question }] of asked.entries()) {
        const pause = breathe();
        if (pause) await pause;
        const ranked = (rankings[index]?.passages ?? []).map(read);
        const used = await usedPassages(ranked, retrieval, parts.countTokens);
        const began = parts.clock.monotonic();
        const given = await finalAnswer(answerer, { question, passages: ranked.slice(0, used), signal });

        milliseconds.push(parts.clock.monotonic() - began);
        answers.push({ questionId: id, answer: placeCitations(given, documentOf), used });
        progress(index + 1, asked.length, "questions");
      }
      return {
        outputs: { answers },
        metrics: {
          questions: answers.length,
          refused: answers.filter(({ answer }) => answer.refused).length,
          "passages-used": answers.reduce((sum, { used }) => sum + used, 0),
        },
        timings: stageTimings(milliseconds),
      };
    },
  };
}

/** A document by its source's name; throws for a name the dataset does not hold. */
export function documentFinder(documents: readonly PreparedDocument[]): (source: string) => PreparedDocument {
  const bySource = new Map(documents.map((document) => [document.source, document]));
  return (source) => {
    const document = bySource.get(source);
    if (document === undefined)
      throw new Error(`A passage names ${source}, which the dataset does not hold.`);
    return document;
  };
}

/** Adds text and language to ranked passages. */
export function passageReader(
  documentOf: (source: string) => PreparedDocument,
): (passage: Ranking["passages"][number]) => ReadPassage {
  return (passage) => {
    const { text, language } = documentOf(passage.source);
    return { ...passage, text: text.slice(passage.start, passage.end), language };
  };
}

async function finalAnswer(answerer: Answerer, request: AnswerRequest): Promise<Answer> {
  for await (const event of answerer.answer(request)) {
    if (event.type === "answer-end") return event.answer;
  }
  throw new AppError("plugin.failed", {
    message: `The answerer ${answerer.id} ended without an answer to "${request.question}".`,
    hint: "An answerer's events must end with answer-end.",
  });
}
