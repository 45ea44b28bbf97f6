import { counted } from "../../../contracts/count-text.ts";
import type { Json } from "../../../contracts/json.ts";
import type { MetricSummary } from "../../../contracts/outcome.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { Question } from "../../../contracts/question-set.ts";
import type { PreparedDocument } from "../../../contracts/chunk.ts";
import type { Ranking } from "../../../contracts/retrieval.ts";
import type { Clock } from "../../../ports/clock.ts";
import type { Metric, Sample } from "../../../ports/metric.ts";
import { standardMetrics } from "../../evaluation/catalog.ts";
import { type Evaluation, evaluateSamples } from "../../evaluation/evaluate-samples.ts";
import { evaluationCodec } from "../../evaluation/evaluation-codec.ts";
import { seldomProgress } from "../seldom-progress.ts";
import type { Output, StageWork } from "../stage.ts";
import { documentFinder, passageReader } from "../read-passages.ts";
import type { GivenAnswer } from "./answer-stage.ts";
import { type ChunkSpans, spansOf } from "./chunk-stage.ts";
import type { Dataset } from "./prepare-stage.ts";

export interface EvaluateInputs {
  dataset: Output<Dataset>;
  questions: Output<Question[]>;
  spans: Output<ChunkSpans>;
  rankings: Output<Ranking[]>;
  /** Absent where retrieval is measured alone. */
  answers: Output<GivenAnswer[]> | undefined;
}

export function evaluateStage(
  inputs: EvaluateInputs,
  documents: () => Promise<PreparedDocument[]>,
  settings: Pipeline["evaluate"],
  custom: readonly { metric: Metric; identity: Json }[],
  clock: Clock,
): StageWork<{ evaluation: Evaluation }> {
  const { answers } = inputs;
  const standard = standardMetrics(settings, { answers: answers !== undefined });
  const metrics = [...standard.metrics, ...custom.map(({ metric }) => metric)];
  const versions = [...metrics, ...standard.setMetrics].map(({ id, version }) => `${id}/${version}`);
  const { resamples, seed } = settings;
  return {
    stage: "evaluate",
    version: "3",
    settings: { metrics: versions, custom: custom.map(({ identity }) => identity), resamples, seed },
    inputs: {
      dataset: inputs.dataset.digest,
      questions: inputs.questions.digest,
      spans: inputs.spans.digest,
      rankings: inputs.rankings.digest,
      ...(answers === undefined ? {} : { answers: answers.digest }),
    },
    outputs: { evaluation: evaluationCodec() },

    async run({ signal, breathe, progress }) {
      const samples = await samplesOf(inputs, await documents());
      const evaluation = await evaluateSamples(samples, {
        metrics,
        setMetrics: standard.setMetrics,
        resamples,
        seed,
        breathe,
        signal,
        progress: seldomProgress(progress, clock),
      });
      const { summaries } = evaluation;
      const failed = Object.entries(summaries).filter(([, summary]) => summary.failed > 0);
      return {
        outputs: { evaluation },
        metrics: { questions: samples.length, metrics: Object.keys(summaries).length },
        notices: failureNotices(failed),
      };
    },
  };
}

/** One sentence for all metrics that failed equally often: mostly what failed is the answer they measure. */
function failureNotices(failed: readonly [string, MetricSummary][]): string[] {
  return [...Map.groupBy(failed, ([, summary]) => summary.failed)].map(([count, metrics]) => {
    const ids = metrics.map(([id]) => id);
    const named =
      ids.length <= 3 ? ids.join(", ") : `${ids.slice(0, 2).join(", ")} and ${ids.length - 2} more metrics`;
    return `${named} could not be measured for ${counted(count, "question")}.`;
  });
}

const unanswered: Omit<GivenAnswer, "questionId"> = {
  answer: { text: "", refused: true, citations: [], evidence: 0 },
  used: 0,
};

/** Everything that is known of each question, in the order of the question set. */
async function samplesOf(inputs: EvaluateInputs, documents: readonly PreparedDocument[]): Promise<Sample[]> {
  const [questions, spans, rankings, answers] = await Promise.all([
    inputs.questions.load(),
    inputs.spans.load(),
    inputs.rankings.load(),
    inputs.answers?.load(),
  ]);
  const documentOf = documentFinder(documents);
  const read = passageReader(documentOf);
  const chunks = new Map(spans.map(({ source, bounds }) => [source, spansOf(bounds)]));
  return questions.map((question, index) => {
    const given = answers === undefined ? unanswered : answers[index];
    if (given === undefined) throw new Error(`The answers lack the question ${question.id}.`);
    return {
      question,
      ranking: (rankings[index]?.passages ?? []).map(read),
      used: given.used,
      // What measures an answer that is none has failed, and says so.
      get answer() {
        if (given.failed !== undefined) throw new Error(`there is no answer: ${given.failed}`);
        return given.answer;
      },
      textOf: (source) => documentOf(source).text,
      chunksOf: (source) => chunks.get(source) ?? [],
    };
  });
}
