import { styleText } from "node:util";
import type {
  Search,
  SearchComparison,
  SearchEvent,
  SearchResult,
  SearchScore,
} from "../../contracts/search.ts";
import { isLowerBetter } from "../../app/metric-direction.ts";
import { intervalText } from "../../contracts/score-text.ts";
import { count } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { difference, score, scoreWithInterval } from "./numbers.ts";
import { table } from "./table.ts";

/** A search for people: how questions were divided, who was dropped and why, and how good the winner is. */
export function searchText(search: Search, took?: number): string {
  const head = `${styleText("bold", search.experiment)}  ${search.id}  ${search.strategy} by ${search.metric}, seed ${search.seed}${took === undefined ? "" : `, ${seconds(took)}`}`;
  const ended =
    search.status === "finished" ? "" : `${search.status}${search.error === null ? "" : `: ${search.error}`}`;
  const sections = [
    [head, ...(ended === "" ? [] : [ended]), ...divided(search.events)].join("\n"),
    phases(search.events),
    ...(search.result === null ? [] : [outcome(search, search.result)]),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

/** ".741 [.662, .812]", or a dash where nothing was confirmed. */
export function confirmedText(result: SearchResult | null): string {
  return result?.confirmed == null ? "–" : scoreOf(result.confirmed);
}

function divided(events: readonly SearchEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === "questions-split"
      ? [
          `questions: ${count(event.screen.length)} to screen, ${count(event.race.length)} to race, ${count(event.confirm.length)} to confirm; sources are never divided`,
        ]
      : [],
  );
}

interface Step {
  phase: string;
  configurations: number;
  questions: number;
  evaluations: number;
  gone: Map<string, number>;
  on: number;
}

const reasons: Record<string, string> = {
  "clearly-worse": "clearly worse",
  dominated: "no better and slower or dearer",
  rank: "behind in rank",
  unmeasured: "could not be measured",
};

/** One line for each batch of questions: who took part, who left and why. */
function phases(events: readonly SearchEvent[]): string {
  const steps: Step[] = [];
  for (const event of events) {
    if (event.type === "phase-start") {
      steps.push({
        phase: event.phase,
        configurations: event.candidates.length,
        questions: event.questions,
        evaluations: event.evaluations,
        gone: new Map(),
        on: 0,
      });
    }
    const step = steps.at(-1);
    if (step === undefined) continue;
    if (event.type === "candidate-dropped") {
      step.gone.set(event.reason.kind, (step.gone.get(event.reason.kind) ?? 0) + 1);
    }
    if (event.type === "candidate-promoted") step.on += 1;
  }
  if (steps.length === 0) return "";
  return table(
    [
      { title: "phase" },
      { title: "configurations", align: "right" },
      { title: "questions", align: "right" },
      { title: "evaluations", align: "right" },
      { title: "go on", align: "right" },
      { title: "dropped" },
    ],
    steps.map(({ phase, configurations, questions, evaluations, gone, on }) => [
      phase,
      count(configurations),
      count(questions),
      phase === "prune" ? "(retrieval)" : count(evaluations),
      on === 0 ? "" : count(on),
      [...gone].map(([kind, times]) => `${count(times)} ${reasons[kind] ?? kind}`).join(", "),
    ]),
  );
}

function outcome(search: Search, result: SearchResult): string {
  const { winner, confirmed, optimistic, runnerUp, baseline, reason } = result;
  const grid = result.exhaustive;
  const saved = Math.max(0, Math.floor(100 * (1 - result.spent / grid)));
  return [
    `${styleText("green", "winner")}  ${winner}`,
    ...conclusion(result, search.metric).map((line) => `  ${line}`),
    ...(confirmed === null
      ? []
      : [
          `  ${search.metric} ${styleText("bold", scoreOf(confirmed))} on ${count(confirmed.n)} questions in ${count(confirmed.clusters)} clusters that took no part in choosing it`,
        ]),
    ...(optimistic === null ? [] : [chosenBy(optimistic)]),
    ...(reason === null ? [] : [`  ${styleText("yellow", result.verdict)}: ${reason}`]),
    ...(runnerUp === null
      ? []
      : [`  to the runner-up ${runnerUp.candidate}: ${compared(runnerUp.comparison)}`]),
    ...(baseline === null ? [] : [againstBaseline(baseline)]),
    `  ${count(result.spent)} question evaluations of ${count(search.budget)}; all configurations on all questions are ${count(grid)} (${saved} % saved)${result.retrievalEvaluations === 0 ? "" : `; ${count(result.retrievalEvaluations)} retrievals without answers to prune`}`,
  ].join("\n");
}

/** The winner was chosen for being high on these questions; on others it may still be lucky. */
function chosenBy(optimistic: SearchScore): string {
  return `  in place of ${score(optimistic.mean)} on the ${count(optimistic.n)} questions it was chosen by: such a number is too high on average, since it was chosen for being high`;
}

/** What the search found, before any number. */
function conclusion({ baseline }: SearchResult, metric: string): string[] {
  const compared = baseline?.comparison;
  if (compared == null || compared.low === null || compared.high === null) return [];
  const [worst, best] = isLowerBetter(metric)
    ? [-compared.high, -compared.low]
    : [compared.low, compared.high];
  if (worst > 0) return ["It is better than the baseline, on questions that took no part in choosing it."];
  return best < 0
    ? [
        styleText(
          "yellow",
          "It is worse than the baseline: these questions were too few to search by. Keep the baseline.",
        ),
      ]
    : [
        styleText(
          "yellow",
          "It cannot be told from the baseline: nothing better was shown. Keep the baseline, unless the winner is cheaper or simpler.",
        ),
      ];
}

function againstBaseline(baseline: NonNullable<SearchResult["baseline"]>): string {
  if (baseline.comparison === null) return `  it is the baseline itself`;
  const own = baseline.score === null ? "" : ` (${scoreOf(baseline.score)})`;
  return `  to the baseline ${baseline.candidate}${own}: ${compared(baseline.comparison)}`;
}

function compared({ difference: mean, low, high, n, why }: SearchComparison): string {
  if (mean === null) return "no question was scored by both";
  if (low === null || high === null)
    return `${difference(mean)} on ${count(n)} questions, without an interval: ${why ?? ""}`;
  const told = low > 0 || high < 0 ? "" : ", which cannot be told from none";
  return `${difference(mean)} ${intervalText(low, high)}${told}`;
}

function scoreOf({ mean, low, high }: SearchScore): string {
  return scoreWithInterval({ value: mean, low, high });
}
