import path from "node:path";
import { QuestionVersion } from "../../../contracts/question-version.ts";
import { type VersionLog, versionLog } from "./version-log.ts";

/** Every content the questions of a folder have had. */
export type QuestionVersions = VersionLog<QuestionVersion>;

export function folderQuestionVersions(stateFolder: string): QuestionVersions {
  return versionLog({
    folder: path.join(stateFolder, "questions"),
    schema: QuestionVersion,
    of: "the questions",
  });
}
