import type { Command } from "commander";
import type { CommandContext, Options } from "../../command-context.ts";

type Common = (command: Command, description: string) => Command;
type Body = (context: CommandContext, args: string[], options: Options) => Promise<number | void>;
type Action = (body: Body) => (...received: unknown[]) => Promise<void>;

/** `soundings questions` and its subcommands; without one, the set is checked. */
export function defineQuestions(program: Command, common: Common, action: Action): void {
  const questions = common(
    program.command("questions"),
    "the question set: check, count, divide, import and draft questions, with every version kept",
  )
    .argument("[folder]", "checked where no subcommand is given")
    .option("--draft", "print gold found by the answers' literal words, as JSON lines")
    .action(action(check));
  inFolder(
    "check",
    "spans, answers, duplicates, leaks between parts, and what differences the set can show",
  ).action(action(check));
  inFolder("stats", "types, lengths, languages, sources and clusters of the questions").action(
    action(async (context, [folder], options) =>
      (await import("./stats.ts")).stats(withFolder(context, folder), options),
    ),
  );
  inFolder("split", "divide the questions by whole clusters, and write the part into each")
    .requiredOption("--parts <shares>", "such as development=0.6,test=0.4")
    .option("--seed <n>", "another seed divides otherwise", "1")
    .option("--fresh", "decide every cluster anew, whatever part it has")
    .action(
      action(async (context, [folder], options) =>
        (await import("./split.ts")).split(withFolder(context, folder), options),
      ),
    );
  common(questions.command("import"), "add the questions of a table or of JSON; nothing is overwritten")
    .argument("<file>", ".csv, .tsv, .jsonl, .json or .yaml")
    .option("--question <column>", "column of the question, where its name is unusual")
    .option("--answer <column>", "column of the answer")
    .option("--quote <column>", "column of the words in the source that hold the answer")
    .option("--source <column>", "column of the source's name")
    .action(
      action(async (context, [file], options) =>
        (await import("./import.ts")).importFile(context, String(file), options),
      ),
    );
  inFolder("draft", "propose questions from the sources, by rules, as drafts")
    .option("--count <n>", "how many", "30")
    .action(
      action(async (context, [folder], options) =>
        (await import("./draft.ts")).draft(withFolder(context, folder), options),
      ),
    );
  common(questions.command("accept"), "let drafts take part in runs")
    .argument("[ids...]")
    .option("--all", "every draft")
    .action(
      action(async (context, ids, options) =>
        (await import("./decide.ts")).decide(context, "accept", ids, options),
      ),
    );
  common(questions.command("reject"), "take drafts out; they are not proposed again")
    .argument("[ids...]")
    .option("--all", "every draft")
    .action(
      action(async (context, ids, options) =>
        (await import("./decide.ts")).decide(context, "reject", ids, options),
      ),
    );
  inFolder("versions", "every content the questions file has had").action(
    action(async (context, [folder], options) =>
      (await import("./versions.ts")).versions(withFolder(context, folder), options),
    ),
  );
  common(questions.command("diff"), "what changed between two versions; without any, the last change")
    .argument("[from]", "number of a version")
    .argument("[to]", "number of a version; the newest where absent")
    .action(
      action(async (context, args, options) => (await import("./versions.ts")).diff(context, args, options)),
    );
  common(questions.command("restore"), "bring a version back, as a new version")
    .argument("<version>")
    .action(
      action(async (context, [version], options) =>
        (await import("./versions.ts")).restore(context, String(version), options),
      ),
    );

  function inFolder(name: string, description: string): Command {
    return common(questions.command(name), description).argument("[folder]");
  }

  async function check(context: CommandContext, [folder]: string[], options: Options): Promise<number> {
    return (await import("./check.ts")).check(withFolder(context, folder), options);
  }
}

function withFolder(context: CommandContext, folder: string | undefined): CommandContext {
  return { ...context, folder: folder ?? context.folder };
}
