import type { Command } from "commander";
import type { CommandContext, Options } from "../command-context.ts";

type Common = (command: Command, description: string) => Command;
type Body = (context: CommandContext, args: string[], options: Options) => Promise<number | void>;
type Action = (body: Body) => (...received: unknown[]) => Promise<void>;

/** `soundings prompts` and its subcommands; without one, the prompts are listed. */
export function definePrompts(
  program: Command,
  common: Common,
  action: Action,
  settings: (command: Command) => Command,
): void {
  const prompts = settings(
    common(
      program.command("prompts"),
      "what is said to models: the prompts, their versions, and who used them",
    ),
  )
    .argument("[folder]", "listed where no subcommand is given")
    .action(action(async (...given) => (await import("./prompts.ts")).prompts(...given)));
  settings(common(prompts.command("show"), "the texts of a shipped set, of a file, or as a run said them"))
    .argument("<name-or-run>")
    .option("--node <node>", "the text of one node alone, such as answer")
    .action(action(async (...given) => (await import("./prompts.ts")).showTexts(...given)));
  settings(common(prompts.command("diff"), "what changed between two of them, line by line"))
    .argument("<first>", "a shipped set, a file, or a run")
    .argument("<second>")
    .action(action(async (...given) => (await import("./prompts.ts")).diff(...given)));
}
