import { styleText } from "node:util";
import type { ModelsForecast } from "../../app/use-cases/forecast-models.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { table } from "./table.ts";
import { usdText } from "../../contracts/usd-text.ts";

/** What models would be asked, for people. */
export function modelsForecastText(experiment: string, forecast: ModelsForecast): string {
  const { configurations, questions, models, kept, notices } = forecast;
  const head = `${styleText("bold", experiment)}  nothing is sent yet\n${counted(configurations, "configuration")}, ${counted(questions, "question")}`;
  if (models.length === 0) {
    return [
      head,
      kept > 0
        ? `All ${counted(kept, "call")} are answered from kept replies: it costs nothing.`
        : "No model is asked: it costs nothing.",
    ].join("\n");
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
    head,
    "",
    table(columns, rows),
    "",
    ...(kept > 0 ? [`${counted(kept, "more call")} would be answered from kept replies, for nothing.`] : []),
    ...models.flatMap(({ model, minutes }) =>
      minutes === null
        ? [`How long ${model} takes is not known: it was never asked here, and nobody states its limits.`]
        : [`The time of ${model} is told ${minutes.assuming}.`],
    ),
    ...notices,
    "Attempts after a failure come on top; --budget holds for them too.",
  ].join("\n");
}
