import type { Answer } from "../../../contracts/answer.ts";
import { AppError } from "../../../contracts/app-error.ts";
import type { PreparedDocument } from "../../../contracts/chunk.ts";
import type { Json } from "../../../contracts/json.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { Ranking } from "../../../contracts/retrieval.ts";
import { workThrough } from "../../../contracts/work-through.ts";
import type { Answerer, AnswerRequest } from "../../../ports/answerer.ts";
import type { Clock } from "../../../ports/clock.ts";
import { faultOf } from "../../../ports/language-model-fault.ts";
import { callTotals } from "../../answering/call-totals.ts";
import { placeCitations } from "../../answering/place-citations.ts";
import type { PromptSet } from "../../answering/prompts/prompt.ts";
import type { TermStatistics } from "../../answering/term-statistics.ts";
import { usedPassages } from "../../retrieval/budget.ts";
import { tokenizerId } from "../../text/tokenizer-id.ts";
import { jsonCodec } from "../codec.ts";
import type { PassageSearch } from "../passage-search.ts";
import { documentFinder, passageReader } from "../read-passages.ts";
import { canonicalJson } from "../stage-key.ts";
import { stageTimings } from "../stage-timings.ts";
import type { Output, StageWork } from "../stage.ts";
import type { IndexOutputs } from "./index-stage.ts";
import type { Dataset, PrepareOutputs } from "./prepare-stage.ts";

export interface GivenAnswer {
  questionId: string;
  answer: Answer;
  /** How many of the ranked passages the answerer was given. */
  used: number;
  /** Why there is no answer, where the model could give none to this question; what stands in `answer` is then none. */
  failed?: string;
}

/** Known by name before the index is there; made once term statistics can be asked of it. */
export interface AnswererChoice {
  id: string;
  version: string;
  identity: Json;
  /** Questions worked on at once; results do not depend on it. */
  concurrent: number;
  /** Whether it looks further passages up, so that its answers depend on how that is done. */
  searches: boolean;
  /** What it says to a model; kept with its answers. */
  prompts?: PromptSet;
  make(statistics: TermStatistics): Answerer;
}

export interface AnswerInputs {
  dataset: Output<Dataset>;
  /** Term statistics are read off the index. */
  segments: Output<IndexOutputs["segments"]>;
  asked: Output<PrepareOutputs["asked"]>;
  rankings: Output<Ranking[]>;
}

export interface AnswerLoads {
  documents(): Promise<PreparedDocument[]>;
  statistics(): Promise<TermStatistics>;
  search(): Promise<PassageSearch>;
}

/** What a searching answerer does again with queries of its own: retrieval, and whatever ranks again. */
type Retrieval = readonly Pick<StageWork<object>, "version" | "settings" | "inputs">[];

export function answerStage(
  inputs: AnswerInputs,
  load: AnswerLoads,
  settings: Pipeline["retrieve"],
  retrieval: Retrieval,
  choice: AnswererChoice,
  parts: { clock: Clock; countTokens: (text: string) => Promise<number> },
): StageWork<{ answers: GivenAnswer[]; prompts: PromptSet | null }> {
  const { k, budget } = settings;
  const { searches } = choice;
  return {
    stage: "answer",
    version: "3",
    settings: {
      answerer: choice.id,
      answererVersion: choice.version,
      settings: choice.identity,
      k,
      budget: canonicalJson([budget ?? null, budget?.tokens === undefined ? null : tokenizerId]),
      ...(searches && { retrieval: retrieval.map(({ version, settings }) => ({ version, settings })) }),
    },
    inputs: {
      ...(searches && Object.assign({}, ...retrieval.map(({ inputs }) => inputs))),
      dataset: inputs.dataset.digest,
      segments: inputs.segments.digest,
      asked: inputs.asked.digest,
      rankings: inputs.rankings.digest,
    },
    outputs: { answers: jsonCodec<GivenAnswer[]>(), prompts: jsonCodec<PromptSet | null>() },

    async run({ signal, breathe, progress }) {
      const [asked, rankings] = await Promise.all([inputs.asked.load(), inputs.rankings.load()]);
      const documentOf = documentFinder(await load.documents());
      const read = passageReader(documentOf);
      const answerer = choice.make(await load.statistics());
      const search = searches ? await load.search() : undefined;
      const milliseconds: number[] = [];
      const nodes = new Map<string, number>();
      const failures: unknown[] = [];
      let done = 0;

      const one = async (
        [index, { id, question }]: [number, { id: string; question: string }],
        signal: AbortSignal,
      ): Promise<GivenAnswer> => {
        const pause = breathe();
        if (pause) await pause;
        const ranked = (rankings[index]?.passages ?? []).map(read);
        const used = await usedPassages(ranked, settings, parts.countTokens);
        const request = { question, passages: ranked.slice(0, used), ...(search && { search }), signal };
        const began = parts.clock.monotonic();
        try {
          const given = await finalAnswer(answerer, request, nodes);
          milliseconds.push(parts.clock.monotonic() - began);
          return { questionId: id, answer: placeCitations(given, documentOf), used };
        } catch (thrown) {
          if (!concernsOneQuestion(thrown)) throw thrown;
          failures.push(thrown);
          return { questionId: id, answer: none, used, failed: thrown.message };
        } finally {
          done += 1;
          progress(done, asked.length, "questions");
        }
      };
      const answers = await workThrough([...asked.entries()], choice.concurrent, one, signal);
      // What goes wrong with every question is no matter of the questions.
      if (failures.length > 0 && failures.length === answers.length) throw failures[0];
      return {
        outputs: { answers, prompts: choice.prompts ?? null },
        metrics: {
          questions: answers.length,
          refused: answers.filter(({ answer, failed }) => failed === undefined && answer.refused).length,
          "passages-used": answers.reduce((sum, { used }) => sum + used, 0),
          ...(failures.length > 0 && { "without-answer": failures.length }),
          ...callMetrics(answers),
        },
        notices: [...failureNotices(answers), ...hurryNotices(answers)],
        reproducible: !answers.some(isHurried),
        // Another attempt may find the provider in another mood.
        keep: failures.length === 0,
        timings: {
          ...stageTimings(milliseconds),
          ...Object.fromEntries([...nodes].map(([node, seconds]) => [`seconds-${node}`, seconds])),
        },
      };
    },
  };
}

const none: Answer = { text: "", refused: true, citations: [], evidence: 0 };

/** A prompt that is turned down for what it holds, or a reply that makes no sense: others may do better. An outage or a wrong key concerns them all. */
function concernsOneQuestion(thrown: unknown): thrown is AppError {
  const fault = faultOf(thrown);
  if (fault === undefined || !(thrown instanceof AppError)) return false;
  if (thrown.code === "model.failed") return !fault.isOutage;
  return thrown.code === "model.refused" && [400, 413, 422].includes(fault.status ?? 0);
}

/** Nothing for answers that no model gave. */
function callMetrics(answers: readonly GivenAnswer[]): Record<string, number> {
  const totals = callTotals(answers.map(({ answer }) => answer));
  if (totals.calls === 0) return {};
  return {
    "model-calls": totals.calls,
    "input-tokens": totals.inputTokens,
    "output-tokens": totals.outputTokens,
    ...(totals.callsWithoutUsage > 0 && { "calls-without-usage": totals.callsWithoutUsage }),
  };
}

function failureNotices(answers: readonly GivenAnswer[]): string[] {
  const failed = answers.filter((answer) => answer.failed !== undefined);
  const [first] = failed;
  if (first === undefined) return [];
  const others = failed.length === 1 ? "" : ` (${failed.length - 1} more could not be answered either)`;
  return [`The question ${first.questionId} could not be answered: ${first.failed}${others}`];
}

/** How far an answer comes in so much time is the machine's and the provider's matter too. */
function isHurried({ answer }: GivenAnswer): boolean {
  return answer.trace?.stoppedBy === "seconds";
}

function hurryNotices(answers: readonly GivenAnswer[]): string[] {
  const hurried = answers.filter(isHurried).length;
  if (hurried === 0) return [];
  const were = hurried === 1 ? "1 answer was" : `${hurried} answers were`;
  return [
    `${were} ended by answer.agent.seconds, so another run may come further: these are not reproducible.`,
  ];
}

async function finalAnswer(
  answerer: Answerer,
  request: AnswerRequest,
  nodes: Map<string, number>,
): Promise<Answer> {
  for await (const event of answerer.answer(request)) {
    if (event.type === "answer-end") return event.answer;
    if (event.type === "answer-step") {
      const { node } = event.step;
      nodes.set(node, (nodes.get(node) ?? 0) + event.seconds);
    }
  }
  throw new AppError("plugin.failed", {
    message: `The answerer ${answerer.id} ended without an answer to "${request.question}".`,
    hint: "An answerer's events must end with answer-end.",
  });
}
