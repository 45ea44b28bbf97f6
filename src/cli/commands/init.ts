import path from "node:path";
import { initFolder } from "../../app/use-cases/init-folder.ts";
import type { CommandContext } from "../command-context.ts";
import { note, print, printJson } from "../render/output.ts";

export async function init(context: CommandContext): Promise<void> {
  const made = await initFolder(path.resolve(context.folder ?? "."));
  if (context.json) return printJson("soundings.init/1", made);
  print(`Wrote ${made.config}${made.ignored ? ", and .soundings/ to .gitignore" : ""}.`);
  note(
    made.questions === null
      ? 'There are no questions yet. Ask with: soundings ask . "your question"'
      : "Next: soundings run, then soundings sweep.",
  );
}
