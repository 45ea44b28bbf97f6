import { knownModels } from "../../app/models/known-models.ts";
import { type RunCosts, runCosts } from "../../app/run-costs.ts";
import { findRun } from "../../app/run-results.ts";
import { analyseFailures, questionsWithEnd } from "../../app/use-cases/analyse-failures.ts";
import { explainQuestion } from "../../app/use-cases/explain-question.ts";
import { callsOfQuestion, showQuestion } from "../../app/use-cases/show-question.ts";
import type { Workspace } from "../../app/workspace.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Run } from "../../contracts/run.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder } from "../open-folder.ts";
import { callsText } from "../render/calls-text.ts";
import { failuresJson } from "../render/failures-json.ts";
import { endText, failuresText } from "../render/failures-text.ts";
import { questionStory } from "../render/question-story.ts";
import { questionText } from "../render/question-text.ts";
import { print, printJson } from "../render/output.ts";
import { runJson } from "../render/run-json.ts";
import { runText } from "../render/run-text.ts";
import { slicesText } from "../render/slices-text.ts";

export async function show(context: CommandContext, id: string, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const run = await findRun(workspace, id);
    const questionId = options["question"];
    const end = options["failures"];
    const why = options["why"];
    const calls = options["calls"] === true;
    if (calls && typeof questionId !== "string") {
      throw new AppError("config.invalid", {
        message: "--calls shows what was sent for one question, and none is named.",
        hint: `Write it like this: soundings show ${id} --question ID --calls.`,
      });
    }
    if (typeof why === "string") return showWhy(context, workspace, run, why);
    if (typeof end === "string") return showEnd(context, workspace, run, end);
    if (typeof questionId !== "string") {
      const costs = runCosts(run, knownModels(config.config.models));
      return showRun(context, workspace, run, { metric: options["metric"], costs });
    }
    await showOne(context, workspace, run, questionId, calls);
  });
}

async function showOne(
  { json }: CommandContext,
  workspace: Workspace,
  run: Run,
  questionId: string,
  withCalls: boolean,
): Promise<void> {
  const shown = await showQuestion(workspace, run, questionId);
  const calls = withCalls ? await callsOfQuestion(workspace, shown) : undefined;
  const { given, ...rest } = shown;
  if (json) {
    const wire = calls === undefined ? {} : { calls };
    return printJson("soundings.question/1", { runId: run.id, ...rest, ...given, ...wire });
  }
  print(calls === undefined ? questionText(shown) : callsText(calls, given?.failed));
}

/** The run itself, with where its answers were lost; where that cannot be told, why. */
async function showRun(
  { json }: CommandContext,
  workspace: Workspace,
  run: Run,
  { metric, costs }: { metric: unknown; costs: RunCosts },
): Promise<void> {
  const analysed = await analyseFailures(workspace, run, {
    metric: typeof metric === "string" ? metric : undefined,
  }).catch((thrown: unknown) => {
    // A run that ended early, or whose results are gone, is still shown.
    if (thrown instanceof AppError && thrown.code !== "config.invalid") return thrown;
    throw thrown;
  });
  if (json) return printJson("soundings.run/1", { ...runJson(run), costs, ...failuresJson(analysed) });
  if (analysed instanceof AppError) {
    return print(`${runText(run, { costs })}\n\nWhere answers were lost is not known: ${analysed.message}`);
  }
  print(
    [runText(run, { costs }), failuresText(run, analysed), slicesText(analysed)].filter(Boolean).join("\n\n"),
  );
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
