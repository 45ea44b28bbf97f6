import { styleText } from "node:util";
import type { SweepForecast } from "../../app/use-cases/forecast-sweep.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { usdText } from "../../contracts/usd-text.ts";
import { modelsForecastLines } from "./models-forecast-text.ts";

/** What would be spent, for people. */
export function forecastText(experiment: string, forecast: SweepForecast): string {
  const { configurations, indexes, questions, evaluations, models, search } = forecast;
  const most = search === null ? "" : "at most ";
  return [
    `${styleText("bold", experiment)}  ${models === null ? "nothing is run yet" : "nothing is sent yet"}`,
    `${counted(configurations, "configuration")}, ${most}${counted(indexes, "index build")}, ${counted(questions, "question")}`,
    ...(search === null ? [] : searchLines(search)),
    `${most}${count(evaluations)} question evaluations, ${timeText(forecast)}; results that are known cost nothing again`,
    ...(models === null ? [] : ["", ...modelsForecastLines(models)]),
  ].join("\n");
}

function timeText({ rate, seconds: all }: SweepForecast): string {
  if (rate === null) return all === null ? "and nobody knows how long" : `about ${seconds(all)} of models`;
  const from = rate.measuredNow
    ? "from a few configurations run on a few questions just now"
    : "from stage results that are stored already";
  return `about ${seconds(all ?? 0)} (${from})`;
}

function searchLines(search: NonNullable<SweepForecast["search"]>): string[] {
  const { split, screen, exhaustive, strategy, metric, budget } = search;
  return [
    ...(budget.usd === undefined ? [] : [`no more than ${usdText(budget.usd)} is spent, whatever happens`]),
    `${strategy} by ${metric}: ${count(split.screen)} questions to screen, ${count(split.race)} to race, ${count(split.confirm)} to confirm`,
    ...(screen === null
      ? []
      : [
          ...(search.retrievals === 0
            ? []
            : [`before that, ${count(search.retrievals)} retrievals without answers to prune by`]),
          `first ${count(screen.candidates)} configurations on ${count(screen.questions)} questions, with ${counted(screen.indexes, "index build")}`,
        ]),
    `all configurations on all questions would be ${count(exhaustive)} question evaluations`,
  ];
}
