import { styleText } from "node:util";
import { findRun } from "../../app/run-results.ts";
import { compareRuns, type RunComparison } from "../../app/use-cases/compare-runs.ts";
import { rankingMetric } from "../../app/use-cases/leaderboard.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder } from "../open-folder.ts";
import { count, score } from "../render/numbers.ts";
import { print, printJson } from "../render/output.ts";
import { table } from "../render/table.ts";

const shownMoves = 5;

export async function compare(
  context: CommandContext,
  a: string,
  b: string,
  options: Options,
): Promise<void> {
  await inFolder(context, options, async (workspace) => {
    const [first, second] = [await findRun(workspace, a), await findRun(workspace, b)];
    const wanted = typeof options["metric"] === "string" ? options["metric"] : undefined;
    const metric = rankingMetric([first, second], wanted);
    const compared = await compareRuns(workspace, first, second, { metric, signal: context.signal });
    if (!context.json) return print(comparisonText(compared));
    const { settings, metrics, moved } = compared;
    return printJson("soundings.comparison/1", {
      first: first.id,
      second: second.id,
      settings,
      metrics,
      metric,
      moved,
    });
  });
}

function comparisonText({ first, second, settings, metrics, metric, moved }: RunComparison): string {
  const right = "right" as const;
  const settingRows = settings.map((row) => [
    row.path,
    JSON.stringify(row.first),
    JSON.stringify(row.second),
  ]);
  const metricRows = metrics.map((row) => [
    row.metric,
    score(row.first),
    score(row.second),
    score(row.difference),
    row.low === null ? "–" : `[${score(row.low)}, ${score(row.high)}]`,
    count(row.n),
    row.low !== null && row.high !== null && (row.low > 0 || row.high < 0)
      ? styleText("bold", "differs")
      : "",
  ]);
  const gained = moved.filter((one) => one.second > one.first).slice(0, shownMoves);
  const lost = moved.filter((one) => one.second < one.first).slice(0, shownMoves);
  const moves = (title: string, list: typeof moved) =>
    list.length === 0
      ? []
      : [
          "",
          styleText("bold", title),
          ...list.map(
            (one) => `  ${score(one.first)} → ${score(one.second)}  ${one.questionId}  ${one.question}`,
          ),
        ];
  return [
    `A  ${first.id}  ${first.label}`,
    `B  ${second.id}  ${second.label}`,
    "",
    settingRows.length === 0
      ? "The settings are the same."
      : table([{ title: "setting" }, { title: "A" }, { title: "B" }], settingRows),
    "",
    table(
      [
        { title: "metric" },
        { title: "A", align: right },
        { title: "B", align: right },
        { title: "B − A", align: right },
        { title: "95 % interval", align: right },
        { title: "questions", align: right },
        { title: "" },
      ],
      metricRows,
    ),
    ...moves(`Gained most by ${metric}`, gained),
    ...moves(`Lost most by ${metric}`, lost),
    "",
    styleText(
      "dim",
      "Paired by question, clusters resampled whole; each row by itself, without correction for their number.",
    ),
  ].join("\n");
}
