import { styleText } from "node:util";
import type { ModelsForecast } from "../../app/use-cases/forecast-models.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { table } from "./table.ts";
import { usdText } from "../../contracts/usd-text.ts";

/** What models would be asked, for people. */
export function modelsForecastText(experiment: string, forecast: ModelsForecast): string {
  const { configurations, questions } = forecast;
  const head = `${styleText("bold", experiment)}  nothing is sent yet\n${counted(configurations, "configuration")}, ${counted(questions, "question")}`;
  const lines = modelsForecastLines(forecast);
  return [head, ...(forecast.models.length === 0 ? [] : [""]), ...lines].join("\n");
}

/** By model: calls, tokens, money and time. */
export function modelsForecastLines(forecast: ModelsForecast): string[] {
  const { models, kept, keptTexts, notices } = forecast;
  const known = [
    ...(kept > 0 ? [counted(kept, "call")] : []),
    ...(keptTexts > 0 ? [counted(keptTexts, "text")] : []),
  ].join(" and ");
  if (models.length === 0) {
    return [
      known === ""
        ? "No model is asked: it costs nothing."
        : `All ${known} are answered from what was kept: it costs nothing.`,
    ];
  }
  const rows = [...models, ...(models.length > 1 ? [{ ...forecast, model: "together" }] : [])].map((row) => [
    row.model,
    count(row.calls),
    `${row.inputTokens.isCounted ? "" : "about "}${count(row.inputTokens.estimate)}`,
    count(row.inputTokens.upperBound),
    count(row.maxOutputTokens),
    row.money === null ? "unknown" : usdText(row.money.lowerUsd),
    row.money === null ? "unknown" : usdText(row.money.upperUsd),
    row.minutes === null ? "unknown" : seconds(row.minutes.minutes * 60),
  ]);
  const right = "right" as const;
  const columns = [
    { title: "model" },
    { title: "calls", align: right },
    { title: "tokens read", align: right },
    { title: "at most", align: right },
    { title: "written at most", align: right },
    { title: "costs from", align: right },
    { title: "at most", align: right },
    { title: "takes", align: right },
  ];
  return [
    table(columns, rows),
    "",
    ...(known === "" ? [] : [`${known} more would be answered from what was kept, for nothing.`]),
    ...models.flatMap(({ model, minutes }) =>
      minutes === null
        ? [`How long ${model} takes is not known: it was never asked here, and nobody states its limits.`]
        : [`The time of ${model} is told ${minutes.assuming}.`],
    ),
    ...notices,
    "Attempts after a failure come on top; --budget holds for them too.",
  ];
}
