import {
  compareQuestionVersions,
  listQuestionVersions,
  restoreQuestionVersion,
} from "../../../app/use-cases/question-versions.ts";
import type { CommandContext, Options } from "../../command-context.ts";
import { inFolder } from "../../open-folder.ts";
import { print, printJson } from "../../render/output.ts";
import { questionDiffText, questionVersionsText } from "../../render/question-versions-text.ts";

export async function versions(context: CommandContext, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const listed = await listQuestionVersions(workspace, config);
    if (!context.json) return print(questionVersionsText(listed));
    const versions = listed.map((one) => ({ ...one, at: new Date(one.at).toISOString() }));
    return printJson("soundings.question-versions/1", { versions });
  });
}

export async function diff(
  context: CommandContext,
  [from, to]: readonly (string | undefined)[],
  options: Options,
): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const compared = await compareQuestionVersions(workspace, config, { from, to });
    if (!context.json) return print(questionDiffText(compared));
    return printJson("soundings.question-diff/1", {
      ...compared,
      from: compared.from.version,
      to: compared.to.version,
    });
  });
}

export async function restore(context: CommandContext, version: string, options: Options): Promise<void> {
  await inFolder(context, options, async (workspace, config) => {
    const done = await restoreQuestionVersion(workspace, config, version);
    if (context.json) {
      return printJson("soundings.question-restore/1", { ...done, restored: done.restored.version });
    }
    return print(
      done.changed
        ? `The questions are those of version ${done.restored.version} again; this is version ${done.version}.`
        : `The questions are those of version ${done.restored.version} already.`,
    );
  });
}
