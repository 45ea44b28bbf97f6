import { stat } from "node:fs/promises";
import { styleText } from "node:util";
import { ask as askUseCase, type AskedAnswer } from "../../app/use-cases/ask.ts";
import { AppError } from "../../contracts/app-error.ts";
import { exitCodes } from "../exit-codes.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { inFolder } from "../open-folder.ts";
import { budgetOf } from "../budget-of.ts";
import { seconds } from "../../contracts/duration-text.ts";
import { score } from "../render/numbers.ts";
import { atPlace } from "../render/at-place.ts";
import { leftOutLines } from "../render/left-out-lines.ts";
import { traceLines } from "../render/trace-lines.ts";
import { note, print, printJson } from "../render/output.ts";
import { liveAnswer } from "../render/live-answer.ts";
import { progressOn } from "../render/progress.ts";

export async function ask(
  context: CommandContext,
  words: readonly string[],
  options: Options,
): Promise<number> {
  const { folder, question } = await folderAndQuestion(context, words);
  return inFolder({ folder }, options, async (workspace, config) => {
    const progress = progressOn(process.stderr, { runs: 1, quiet: context.json || !process.stderr.isTTY });
    const asking = { signal: context.signal, budgetUsd: budgetOf(options) };
    const live = liveAnswer({ isShown: !context.json && process.stdout.isTTY, progress });
    let asked: AskedAnswer | undefined;
    try {
      for await (const event of askUseCase(workspace, config, config.pipeline, question, asking)) {
        if (event.type === "answer-end") asked = event.asked;
        else live.show(event);
      }
    } finally {
      progress.end(asked !== undefined);
    }
    if (asked === undefined) return exitCodes.couldNotMeasure;
    if (context.json) printJson("soundings.answer/1", asked);
    else render(asked, live.shown());
    return exitCodes.yes;
  });
}

function render(asked: AskedAnswer, shown: string): void {
  const { answer, places, leftOut, passages, notices, seconds: took } = asked;
  print(shown === answer.text ? "" : answer.text);
  if (places.length > 0) print("");
  for (const [index, { source, where, breadcrumb }] of places.entries()) {
    const headings = breadcrumb.length === 0 ? "" : `  ${breadcrumb.join(" › ")}`;
    print(`  [${index + 1}] ${atPlace(styleText("cyan", source), where)}${styleText("dim", headings)}`);
  }
  const [nearest] = passages;
  if (answer.refused && nearest !== undefined) {
    note(
      `Nearest was ${nearest.source}${nearest.breadcrumb.length > 0 ? ` › ${nearest.breadcrumb.join(" › ")}` : ""}.`,
    );
  }
  note(
    styleText("dim", `evidence ${score(answer.evidence, 2)} (a score, not a probability), ${seconds(took)}`),
  );
  for (const line of traceLines(asked)) note(styleText("dim", line));
  for (const notice of notices) note(styleText("dim", notice));
  for (const line of leftOutLines(leftOut)) note(styleText("yellow", line));
}

async function folderAndQuestion(
  context: CommandContext,
  words: readonly string[],
): Promise<{ folder: string | undefined; question: string }> {
  const [first = "", ...rest] = words;
  if (context.folder === undefined && (await isFolder(first))) {
    const question = rest.join(" ").trim();
    if (question !== "") return { folder: first, question };
    throw new AppError("config.invalid", {
      message: "There is no question after the folder.",
      hint: `soundings ask ${first} "your question"`,
    });
  }
  if (context.folder === undefined && rest.length > 0) {
    throw new AppError("config.missing", {
      message: `There is no folder "${first}".`,
      hint: 'soundings ask FOLDER "your question"; put the question in quotes.',
    });
  }
  return { folder: context.folder, question: words.join(" ").trim() };
}

function isFolder(name: string): Promise<boolean> {
  return stat(name).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
