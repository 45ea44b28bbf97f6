import type { Command } from "commander";
import type { CommandContext, Options } from "../../command-context.ts";

type Common = (command: Command, description: string) => Command;
type Settings = (command: Command) => Command;
type Body = (context: CommandContext, args: string[], options: Options) => Promise<number | void>;
type Action = (body: Body) => (...received: unknown[]) => Promise<void>;

/** `soundings sources` and its subcommands; without one, the sources of a folder are described. */
export function defineSources(program: Command, common: Common, action: Action, settings: Settings): void {
  const sources = common(
    program.command("sources"),
    "what the sources hold, what was lost on the way to chunks, and every version they have had",
  );
  settings(sources)
    .argument("[folder]", "a folder with soundings.yaml, or with sources")
    .option("--all", "list every source, however many there are")
    .option("--refresh", "ask the sites of web addresses whether their pages have changed")
    .action(
      action(async (context, [folder], options) =>
        (await import("./describe.ts")).describe({ ...context, folder: folder ?? context.folder }, options),
      ),
    );
  settings(common(sources.command("trace"), "one source: its file, its chunks, and who cites them"))
    .argument("<source>", "its name, as soundings sources shows it")
    .option("--text", "print its canonical text instead: what is searched and quoted")
    .action(
      action(async (context, [source], options) =>
        (await import("./trace.ts")).trace(context, String(source), options),
      ),
    );
  common(sources.command("versions"), "every version that the sources have had").action(
    action(async (context, _, options) => (await import("./versions.ts")).versions(context, options)),
  );
  common(sources.command("diff"), "what changed between two versions: added, removed, changed, moved")
    .argument("[from]", "the version before the newest where absent")
    .argument("[to]", "the newest where absent")
    .action(
      action(async (context, [from, to], options) =>
        (await import("./diff.ts")).diff(context, { from, to }, options),
      ),
    );
}
