import { Command, CommanderError, Option } from "commander";
import { AppError } from "../contracts/app-error.ts";
import { definePrompts } from "./commands/define-prompts.ts";
import { defineQuestions } from "./commands/questions/define.ts";
import { defineSources } from "./commands/sources/define.ts";
import type { CommandContext, Options } from "./command-context.ts";
import { exitCodeOf, exitCodes } from "./exit-codes.ts";
import { note } from "./render/output.ts";
import { offlineVariable } from "../app/offline.ts";
import { packageVersion } from "../app/package-version.ts";
import { silenceDependencies } from "../app/silence-dependencies.ts";

interface CommonOptions {
  folder?: string;
  json?: boolean;
  debug?: boolean;
  offline?: boolean;
}

/** Parses the arguments, runs one command, and sets the exit code. Commands are loaded only when called. */
export async function main(args: readonly string[]): Promise<void> {
  silenceDependencies();
  const program = new Command("soundings")
    .description("From your own sources to answers you can trust: experiments, measured and compared.")
    .version(packageVersion())
    .option("--offline", "let nothing leave the machine, and say what would have been sent")
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .showHelpAfterError("(soundings --help shows every command)")
    .exitOverride();

  common(program.command("init"), "write a commented soundings.yaml for this folder").action(
    action(async (context) => (await import("./commands/init.ts")).init(context)),
  );
  experiment(common(program.command("run"), "run the pipeline over the questions and show its metrics"))
    .argument("[folder]", "a folder with soundings.yaml, or with sources/ and questions.jsonl")
    .addOption(new Option("--watch", "run again whenever a source, the questions or the config changes"))
    .option("--budget <amount>", "what models may cost, such as 5usd: stops before it is exceeded")
    .option("--dry-run", "say what models would be asked and what it would cost, and send nothing")
    .action(
      action(async (context, [folder], options) =>
        (await import("./commands/run.ts")).run({ ...context, folder: folder ?? context.folder }, options),
      ),
    );
  experiment(common(program.command("sweep"), "run every configuration under vary: and show the leaderboard"))
    .argument("[folder]", "a folder with soundings.yaml")
    .option("--metric <id>", "metric to rank by")
    .option("--search", "find the best configuration within a budget instead of running all")
    .option(
      "--budget <amount>",
      "what models may cost, such as 5usd; with --search also 2000questions, or 3min",
    )
    .option("--strategy <name>", "with --search: screen-race-confirm, random, grid, greedy, greedy-pipeline")
    .option("--seed <n>", "with --search: decides how the questions are divided")
    .option(
      "--dry-run",
      "say what it would take: send nothing, and run a small sample only where no model is asked",
    )
    .action(
      action(async (context, [folder], options) =>
        (await import("./commands/sweep.ts")).sweep(
          { ...context, folder: folder ?? context.folder },
          options,
        ),
      ),
    );
  settings(common(program.command("ask"), "answer one question from a folder, with citations"))
    .argument("<folder-or-question...>", "the folder, then the question; only the question with -C")
    .option("--budget <amount>", "what models may cost, such as 0.10usd: stops before it is exceeded")
    .action(
      action(async (context, words, options) =>
        (await import("./commands/ask.ts")).ask(context, words, options),
      ),
    );
  common(
    program.command("compare"),
    "is B better than A: verdict, interval, and the questions that moved; more runs give a leaderboard",
  )
    .argument("<runs...>", "two runs, or more that are compared with the first")
    .option("--metric <id>", "metric that the verdict is about")
    .option("--margin <m>", "a loss that is accepted, in the metric's unit (0.02 for scores from 0 to 1)")
    .option("--show <n>", "questions shown in each direction", "3")
    .action(
      action(async (context, runs, options) =>
        (await import("./commands/compare.ts")).compare(context, runs, options),
      ),
    );
  settings(
    common(
      program.command("gate"),
      "does a run pass a rule against a baseline: 0 pass, 1 fail, 3 could not decide; for CI",
    ),
  )
    .argument("[run]", "the candidate; the folder's own configuration is run where none is named")
    .option("--baseline <run-or-file>", "what it is held against")
    .option("--rule <file>", "what it must show")
    .option("--junit <file>", "write the lines of the rule as JUnit test cases")
    .option("--markdown <file>", "write a summary to comment on a pull request")
    .option("--write-baseline <file>", "judge nothing: write the run's scores as a file to commit")
    .option("--metrics <ids>", "with --write-baseline: metrics to keep, with commas between")
    .action(
      action(async (context, [run], options) =>
        (await import("./commands/gate.ts")).gate(context, run, options),
      ),
    );
  common(program.command("runs"), "the runs of this folder, newest first")
    .option("--limit <n>", "how many", "20")
    .action(
      action(async (context, _, options) => (await import("./commands/runs.ts")).runs(context, options)),
    );
  common(program.command("searches"), "the searches of this folder, newest first")
    .option("--limit <n>", "how many", "20")
    .action(
      action(async (context, _, options) =>
        (await import("./commands/searches.ts")).searches(context, options),
      ),
    );
  common(
    program.command("show"),
    "one run: stages, metrics, where answers were lost; one of its questions; or one search",
  )
    .argument("<run-or-search>")
    .option("--question <id>", "that question's passages, answer and outcomes")
    .option(
      "--why <id>",
      "that question's story through all stages: where it was lost and what would have changed it",
    )
    .option(
      "--calls",
      "with --question: what was sent to a model for it and what came back, as it went over the wire",
    )
    .option("--failures <end>", "every question that ended so, such as not-retrieved")
    .option("--metric <id>", "metric that kinds of questions are compared by")
    .action(
      action(async (context, [id], options) =>
        String(id).startsWith("search-")
          ? (await import("./commands/searches.ts")).showSearch(context, String(id), options)
          : (await import("./commands/show.ts")).show(context, String(id), options),
      ),
    );
  common(
    program.command("replay"),
    "run a past run again from its manifest and say what came out differently",
  )
    .argument("<run>")
    .option("-c, --config <file>", "the soundings.yaml of the run, where it was another")
    .action(
      action(async (context, [run], options) =>
        (await import("./commands/replay.ts")).replay(context, String(run), options),
      ),
    );
  common(program.command("report"), "one self-contained HTML file about runs, to mail")
    .argument("<runs...>")
    .option("-o, --output <file>", "where to write it", "soundings-report.html")
    .option("--metric <id>", "metric to rank and to order questions by")
    .action(
      action(async (context, runs, options) =>
        (await import("./commands/report.ts")).report(context, runs, options),
      ),
    );
  defineSources(program, common, action, settings);
  defineQuestions(program, common, action);
  definePrompts(program, common, action, settings);
  settings(
    common(
      program.command("topics"),
      "what the sources are about: topics by embedding, and what they hold twice",
    ),
  )
    .argument("[folder]")
    .option("--count <n>", "how many topics, instead of the number that parts them best")
    .option("--similar <cosine>", "from here on two texts are nearly the same", "0.95")
    .option("--seed <n>", "of the random starts", "1")
    .action(
      action(async (context, [folder], options) =>
        (await import("./commands/topics.ts")).topics(
          { ...context, folder: folder ?? context.folder },
          options,
        ),
      ),
    );
  common(program.command("ledger"), "what left the machine: when, where to, why, how much, of which sources")
    .option("--run <run>", "only what was sent for this run")
    .option(
      "--since <when>",
      "only what was sent since then: 2026-01-31, 2026-01-31T12:00Z, or 30min, 12h, 7d ago",
    )
    .option("--origin <origin>", "only what was sent there: https://models.example.org, or its host alone")
    .option("--last <n>", "how many rows, the newest", "20")
    .option("--all", "every row")
    .option("--summary", "sums by where and why instead of rows")
    .option("--csv <file>", "write every row as a table for spreadsheets; - prints it")
    .action(
      action(async (context, _, options) => (await import("./commands/ledger.ts")).ledger(context, options)),
    );
  common(program.command("serve"), "show this folder as pages in the browser, on this machine alone")
    .argument("[folder]", "a folder with soundings.yaml, or with sources/ and questions.jsonl")
    .option("--port <n>", "where it listens, 0 for any that is free; 4173 where it is free")
    .option("--host <host>", "listen to other machines too: whoever reaches this address can use it")
    .option("--name <name...>", "other names that it may be called by")
    .option("--page <path>", "the page whose address is told and opened, such as leaderboard")
    .option("--open", "open it in the browser")
    .action(
      action(async (context, [folder], options) =>
        (await import("./commands/serve.ts")).serve(
          { ...context, folder: folder ?? context.folder },
          options,
        ),
      ),
    );
  common(program.command("clean"), "remove stored results that no kept run refers to")
    .option("--dry-run", "say how much would go, and remove nothing")
    .option("--keep <n>", "keep the newest n runs and forget the others")
    .action(
      action(async (context, _, options) => (await import("./commands/clean.ts")).clean(context, options)),
    );
  common(program.command("doctor"), "what is there, what is missing, how to fix it").action(
    action(async (context) => (await import("./commands/doctor.ts")).doctor(context)),
  );

  // `soundings runs | head` closes the pipe early; that is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(exitCodes.yes);
  });
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (thrown) {
    process.exitCode = report(thrown, args);
  }
}

function common(command: Command, description: string): Command {
  return command
    .description(description)
    .option("-C, --folder <folder>", "work in this folder instead of the current one")
    .option("--json", "print one JSON object (or JSON lines) instead of text")
    .option("--debug", "show where an error came from");
}

function settings(command: Command): Command {
  return command
    .option("-c, --config <file>", "a soundings.yaml elsewhere")
    .option("--set <path=value...>", "change a setting, such as chunk.size=300");
}

function experiment(command: Command): Command {
  return settings(command).option("--jobs <n>", "configurations worked on at once", "4");
}

/** Gives a command its context: the first Ctrl-C finishes cleanly, the second ends at once. */
function action(body: (context: CommandContext, args: string[], options: Options) => Promise<number | void>) {
  return async (...received: unknown[]): Promise<void> => {
    const options = (received.at(-1) as Command).optsWithGlobals<CommonOptions & Options>();
    const args = received.slice(0, -2).flat() as string[];
    // Where whatever is started from here sees it too: threads, and a person's own commands.
    if (options.offline === true) process.env[offlineVariable] = "1";
    const controller = new AbortController();
    const interrupt = () => {
      if (controller.signal.aborted) process.exit(exitCodes.stopped);
      process.stderr.write("\nStopping; finished stages are kept. Ctrl-C again ends at once.\n");
      controller.abort();
    };
    // A part that waits for ever holds nothing open; without this the process would end silently instead of waiting for Ctrl-C.
    const alive = setInterval(() => {}, 2 ** 30);
    process.on("SIGINT", interrupt);
    process.once("SIGTERM", interrupt);
    try {
      const context = { folder: options.folder, json: options.json === true, signal: controller.signal };
      process.exitCode = (await body(context, args, options)) ?? exitCodes.yes;
    } finally {
      clearInterval(alive);
      process.off("SIGINT", interrupt);
      process.off("SIGTERM", interrupt);
    }
  };
}

function report(thrown: unknown, args: readonly string[]): number {
  if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? exitCodes.yes : exitCodes.askedWrongly;
  const debug = args.includes("--debug");
  const error = thrown instanceof AppError ? thrown : undefined;
  const message =
    error?.message ??
    `Something unexpected went wrong: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  const hint = error === undefined ? "Run again with --debug and report what it shows." : error.hint;
  if (args.includes("--json")) {
    const body = {
      schema: "soundings.error/1",
      error: { code: error?.code ?? "internal", message, hint: hint ?? null },
    };
    process.stdout.write(`${JSON.stringify(body)}\n`);
  }
  note(`${message}${hint === undefined ? "" : `\n  ${hint}`}`);
  if (debug && thrown instanceof Error) process.stderr.write(`${stackOf(thrown)}\n`);
  return error === undefined ? exitCodes.couldNotMeasure : exitCodeOf(error.code);
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\ncaused by ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
