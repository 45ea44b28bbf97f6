import path from "node:path";
import { importQuestions } from "../../../app/use-cases/import-questions.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { exitCodes } from "../../exit-codes.ts";
import { inFolder } from "../../open-folder.ts";
import { print, printJson } from "../../render/output.ts";
import { questionImportText } from "../../render/question-import-text.ts";

/** Exit code 1 where a row was refused; the others are imported. */
export async function importFile(context: CommandContext, file: string, options: Options): Promise<number> {
  const chosen = Object.fromEntries(
    (["question", "answer", "quote", "source"] as const).flatMap((field) => {
      const column = options[field];
      return typeof column === "string" ? [[field, column]] : [];
    }),
  );
  return inFolder(context, options, async (workspace, config) => {
    const imported = await importQuestions(workspace, config, path.resolve(file), chosen, context.signal);
    if (context.json) printJson("soundings.question-import/1", imported);
    else print(questionImportText(imported));
    return imported.refused.length === 0 ? exitCodes.yes : exitCodes.no;
  });
}
