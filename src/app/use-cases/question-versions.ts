import { editQuestionLines } from "../../adapters/connectors/questions-file/edit-question-lines.ts";
import { decodeQuestions, parseQuestions } from "../../adapters/connectors/questions-file/questions-file.ts";
import { folderQuestionVersions } from "../../adapters/stores/folder/question-versions.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { QuestionEntry } from "../../contracts/question-set.ts";
import type { QuestionVersion } from "../../contracts/question-version.ts";
import { diffQuestions, type QuestionSetDifference } from "../../core/questions/diff-questions.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { openQuestionFile, type QuestionFile, replaceQuestionFile } from "./question-file.ts";

export interface NumberedVersion extends QuestionVersion {
  version: number;
}

/** Oldest first. */
export async function listQuestionVersions(
  workspace: Workspace,
  config: LoadedConfig,
): Promise<NumberedVersion[]> {
  return numbered(await openQuestionFile(workspace, config));
}

export interface ComparedVersions extends QuestionSetDifference {
  from: NumberedVersion;
  to: NumberedVersion;
}

/** Without `to` the newest version; without `from` the one before it. */
export async function compareQuestionVersions(
  workspace: Workspace,
  config: LoadedConfig,
  { from, to }: { from: string | undefined; to: string | undefined },
): Promise<ComparedVersions> {
  const versions = numbered(await openQuestionFile(workspace, config));
  const newest = versions.at(-1);
  if (newest === undefined) throw noVersions();
  const second = to === undefined ? newest : find(versions, to);
  const first = from === undefined ? (versions[second.version - 2] ?? second) : find(versions, from);
  const [before, after] = await Promise.all([first, second].map((one) => entriesOf(workspace, one)));
  return { from: first, to: second, ...diffQuestions(before as QuestionEntry[], after as QuestionEntry[]) };
}

/** Puts the content of a version in the file's place, as a new version. A list becomes one question a line where the file is that. */
export async function restoreQuestionVersion(
  workspace: Workspace,
  config: LoadedConfig,
  version: string,
): Promise<{ restored: NumberedVersion; version: number; changed: boolean }> {
  const file = await openQuestionFile(workspace, config);
  const versions = numbered(file);
  const chosen = find(versions, version);
  const bytes = await folderQuestionVersions(workspace.stateFolder).contentOf(chosen);
  const content =
    endingOf(chosen.file) === endingOf(file.name)
      ? bytes
      : editQuestionLines("", { append: await entriesOf(workspace, chosen) });
  await replaceQuestionFile(workspace, config, file, content, {
    change: `version ${chosen.version} restored`,
  });
  const now = file.versions.length;
  return { restored: chosen, version: now, changed: now > versions.length };
}

async function entriesOf(workspace: Workspace, version: NumberedVersion): Promise<QuestionEntry[]> {
  const bytes = await folderQuestionVersions(workspace.stateFolder).contentOf(version);
  const name = `version ${version.version}, ${version.file}`;
  const { questions, faults } = parseQuestions(version.file, decodeQuestions(name, bytes));
  const [fault] = faults;
  if (fault !== undefined) {
    throw new AppError("questions.invalid", {
      message: `Version ${version.version} cannot be read: ${fault.message}`,
      hint: "Name another version: soundings questions versions lists them.",
    });
  }
  return questions.map(({ entry }) => entry);
}

function numbered({ versions }: QuestionFile): NumberedVersion[] {
  return versions.map((version, index) => ({ version: index + 1, ...version }));
}

function find(versions: readonly NumberedVersion[], written: string): NumberedVersion {
  const [first] = versions;
  if (first === undefined) throw noVersions();
  const number = Number(/^v?(\d+)$/.exec(written)?.[1]);
  const found = versions[number - 1];
  if (found !== undefined) return found;
  throw new AppError("questions.invalid", {
    message: `There is no version "${written}" of the questions.`,
    hint: `They are numbered from 1 to ${versions.length}: soundings questions versions lists them.`,
  });
}

function noVersions(): AppError {
  return new AppError("questions.missing", {
    message: "There is no questions file yet, so it has no versions.",
    hint: "Propose questions with soundings questions draft, or bring your own with soundings questions import FILE.",
  });
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf("."));
}
