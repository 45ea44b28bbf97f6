import { styleText } from "node:util";
import { findRun, runResults } from "../../app/run-results.ts";
import { analyseFailures, questionsWithEnd } from "../../app/use-cases/analyse-failures.ts";
import { explainQuestion } from "../../app/use-cases/explain-question.ts";
import type { Workspace } from "../../app/workspace.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Run } from "../../contracts/run.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder } from "../open-folder.ts";
import { failuresJson } from "../render/failures-json.ts";
import { endText, failuresText } from "../render/failures-text.ts";
import { score } from "../render/numbers.ts";
import { questionStory } from "../render/question-story.ts";
import { print, printJson } from "../render/output.ts";
import { runJson } from "../render/run-json.ts";
import { runText } from "../render/run-text.ts";
import { slicesText } from "../render/slices-text.ts";
import { table } from "../render/table.ts";

export async function show(context: CommandContext, id: string, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace) => {
    const run = await findRun(workspace, id);
    const questionId = options["question"];
    const end = options["failures"];
    const why = options["why"];
    if (typeof why === "string") return showWhy(context, workspace, run, why);
    if (typeof end === "string") return showEnd(context, workspace, run, end);
    if (typeof questionId !== "string") return showRun(context, workspace, run, options["metric"]);
    const questions = await runResults.questions(workspace, run);
    const index = questions.findIndex((question) => question.id === questionId);
    const question = questions[index];
    if (question === undefined) {
      throw new AppError("run.unknown", {
        message: `${run.id} has no question "${questionId}".`,
        hint: `Its questions are ${questions[0]?.id} to ${questions.at(-1)?.id}.`,
      });
    }
    const [evaluation, rankings, answers] = await Promise.all([
      runResults.evaluation(workspace, run),
      runResults.rankings(workspace, run),
      runResults.answers(workspace, run),
    ]);
    const outcomes = evaluation.perQuestion[index]?.outcomes ?? {};
    const passages = rankings[index]?.passages ?? [];
    const given = answers[index];
    if (context.json) {
      return printJson("soundings.question/1", { runId: run.id, question, passages, ...given, outcomes });
    }
    const overlapsGold = (passage: { source: string; start: number; end: number }) =>
      question.gold.some(
        (gold) => gold.source === passage.source && gold.start < passage.end && passage.start < gold.end,
      );
    const answerable = question.answerable === false ? "not answerable from the sources" : "";
    const lines = [
      styleText("bold", question.question),
      [question.id, answerable, question.answer === undefined ? "" : `gold answer: ${question.answer}`]
        .filter((part) => part !== "")
        .join("  ·  "),
      "",
      `answer: ${given?.answer.text ?? "–"}  (evidence ${score(given?.answer.evidence ?? null, 2)})`,
      ...(given?.answer.citations ?? []).map(({ source, start, end }) => `  cites ${source} ${start}–${end}`),
      "",
      table(
        [{ title: "" }, { title: "score" }, { title: "passage" }, { title: "" }],
        passages.map((passage, rank) => [
          `${rank + 1}${rank < (given?.used ?? 0) ? "" : " (not used)"}`,
          score(passage.score),
          `${passage.source} ${passage.start}–${passage.end}${overlapsGold(passage) ? styleText("green", "  gold") : ""}`,
          passage.breadcrumb.join(" › "),
        ]),
      ),
      "",
      ...question.gold.map(({ source, start, end }) => `gold: ${source} ${start}–${end}`),
      "",
      table(
        [{ title: "metric" }, { title: "outcome" }],
        Object.entries(outcomes).map(([metric, outcome]) => [
          metric,
          outcome.status === "scored" ? score(outcome.score) : `${outcome.status}: ${outcome.reason}`,
        ]),
      ),
    ];
    print(lines.join("\n"));
  });
}

/** The run itself, with where its answers were lost; where that cannot be told, why. */
async function showRun(
  { json }: CommandContext,
  workspace: Workspace,
  run: Run,
  metric: unknown,
): Promise<void> {
  const analysed = await analyseFailures(workspace, run, {
    metric: typeof metric === "string" ? metric : undefined,
  }).catch((thrown: unknown) => {
    // A run that ended early, or whose results are gone, is still shown.
    if (thrown instanceof AppError && thrown.code !== "config.invalid") return thrown;
    throw thrown;
  });
  if (json) return printJson("soundings.run/1", { ...runJson(run), ...failuresJson(analysed) });
  if (analysed instanceof AppError) {
    return print(`${runText(run)}\n\nWhere answers were lost is not known: ${analysed.message}`);
  }
  print([runText(run), failuresText(run, analysed), slicesText(analysed)].filter(Boolean).join("\n\n"));
}

async function showEnd({ json }: CommandContext, workspace: Workspace, run: Run, end: string): Promise<void> {
  const found = questionsWithEnd(await analyseFailures(workspace, run), end);
  if (json) return printJson("soundings.failures/1", { runId: run.id, end, questions: found });
  print(endText(end, found));
}

async function showWhy(
  { json, signal }: CommandContext,
  workspace: Workspace,
  run: Run,
  questionId: string,
): Promise<void> {
  const story = await explainQuestion(workspace, run, questionId, signal);
  if (json) return printJson("soundings.story/1", story);
  print(questionStory(run, story));
}
