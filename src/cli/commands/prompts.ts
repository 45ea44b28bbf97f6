import { listPrompts } from "../../app/use-cases/list-prompts.ts";
import { comparePrompts, showPrompts } from "../../app/use-cases/prompts.ts";
import type { CommandContext, Options } from "../command-context.ts";
import { exitCodes } from "../exit-codes.ts";
import { inFolder } from "../open-folder.ts";
import { note, print, printJson } from "../render/output.ts";
import { promptsDiffText } from "../render/prompts-diff-text.ts";
import { promptListNotes, promptListText, promptTexts } from "../render/prompts-text.ts";

/** A file that the configuration names and that cannot be used is no matter of the others: they are listed all the same. */
export async function prompts(
  context: CommandContext,
  [folder]: readonly string[],
  options: Options,
): Promise<number> {
  return inFolder({ folder: folder ?? context.folder }, options, async (workspace, config) => {
    const list = await listPrompts(workspace, config);
    if (context.json) printJson("soundings.prompts/1", list);
    else {
      print(promptListText(list));
      for (const line of promptListNotes(list)) note(line);
    }
    return list.unusable.length === 0 ? exitCodes.yes : exitCodes.askedWrongly;
  });
}

export async function showTexts(
  context: CommandContext,
  [named = ""]: readonly string[],
  options: Options,
): Promise<void> {
  const node = options["node"];
  await inFolder(context, options, async (workspace, config) => {
    const shown = await showPrompts(workspace, config, named, typeof node === "string" ? node : undefined);
    if (context.json) return printJson("soundings.prompt/1", shown);
    print(promptTexts(shown));
    if (typeof node !== "string" && shown.unasked.length > 0) {
      note(
        `It also says something at ${shown.unasked.join(", ")}, where single asks nothing: --node shows it.`,
      );
    }
  });
}

export async function diff(
  context: CommandContext,
  [first = "", second = ""]: readonly string[],
  options: Options,
): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const difference = await comparePrompts(workspace, config, [first, second]);
    if (context.json) return printJson("soundings.prompts-diff/1", difference);
    print(promptsDiffText(difference));
  });
}
