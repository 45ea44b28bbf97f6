import path from "node:path";
import type { LoadedConfig } from "../../app/config/load-config.ts";
import { openQuestionFile, type QuestionFile } from "../../app/use-cases/question-file.ts";
import type { OpenProject } from "./open-project.ts";

/** The questions file as it is now, with every version it had; for reading alone. */
export async function presentQuestions(project: OpenProject, config: LoadedConfig): Promise<QuestionFile> {
  const workspace = await project.workspace();
  const versions = path.join(config.stateFolder, "questions");
  const files = [config.questionsFile ?? config.folder, versions, path.join(versions, "versions.jsonl")];
  return project.kept.questions(files, () => openQuestionFile(workspace, config));
}
