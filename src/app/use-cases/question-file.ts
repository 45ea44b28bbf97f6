import { withFileLock } from "../../adapters/stores/folder/file-lock.ts";
import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  type QuestionEdits,
  editQuestionLines,
} from "../../adapters/connectors/questions-file/edit-question-lines.ts";
import {
  decodeQuestions,
  parseQuestions,
  readQuestionsBytes,
} from "../../adapters/connectors/questions-file/questions-file.ts";
import { writeQuestions } from "../../adapters/connectors/questions-file/write-questions.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { folderQuestionVersions } from "../../adapters/stores/folder/question-versions.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { NumberedQuestion, QuestionFault } from "../../contracts/question-set.ts";
import type { QuestionVersion } from "../../contracts/question-version.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";

/** The questions file as a person has it now, with every version it had before. */
export interface QuestionFile {
  /** Absolute; where there is none yet, the place of the one to be written. */
  file: string;
  /** For messages: the file's name. */
  name: string;
  /** Null where there is no file yet. */
  bytes: Uint8Array | null;
  text: string;
  questions: NumberedQuestion[];
  faults: QuestionFault[];
  /** Of the whole folder, oldest first; the file's present content is among them. */
  versions: QuestionVersion[];
}

/** What keeping versions needs of a workspace. */
type VersionKeeper = Pick<Workspace, "stateFolder" | "clock">;

export interface QuestionFileChange {
  /** What changed, for people. */
  change: string;
  rejected?: string[];
}

/** Reads the questions file. A content that was not seen before, such as an edit by hand, becomes a version. */
export async function openQuestionFile(
  workspace: VersionKeeper,
  config: LoadedConfig,
): Promise<QuestionFile> {
  const { bytes, versions } = await keepQuestionFile(workspace, config);
  const file = config.questionsFile ?? path.join(config.folder, "questions.jsonl");
  const name = path.basename(file);
  if (bytes === null) return { file, name, bytes, text: "", questions: [], faults: [], versions };
  const text = decodeQuestions(name, bytes);
  return { file, name, bytes, text, ...parseQuestions(name, text), versions };
}

/** Makes the file's present content a version where it is none yet: what was measured can then always be seen again. */
export async function keepQuestionFile(
  { stateFolder, clock }: VersionKeeper,
  config: LoadedConfig,
): Promise<Pick<QuestionFile, "bytes" | "versions">> {
  const store = folderQuestionVersions(stateFolder);
  const versions = await store.list();
  if (config.questionsFile === null) return { bytes: null, versions };
  const bytes = await readQuestionsBytes(config.questionsFile);
  const file = placeOf(config, config.questionsFile);
  const known = versions.findLast((version) => version.file === file);
  const digest = sha256(bytes);
  if (known?.digest !== digest) {
    await store.keep(bytes);
    const change = known === undefined ? "first seen" : "edited by hand";
    const version = { file, digest, parent: known?.digest ?? null, at: clock.now(), change };
    await store.add(version);
    versions.push(version);
  }
  return { bytes, versions };
}

/**
 * Edits the file, which must be one of JSON lines without faults, and keeps the new content as a version. Throws AppError
 * "questions.invalid" where it cannot be edited, "questions.changed" where it is another than when it was opened.
 */
export async function editQuestionFile(
  workspace: VersionKeeper,
  config: LoadedConfig,
  opened: QuestionFile,
  edits: QuestionEdits,
  change: QuestionFileChange,
): Promise<void> {
  requireEditable(opened);
  await replaceQuestionFile(workspace, config, opened, editQuestionLines(opened.text, edits), change);
}

/** Puts other content in the file's place and keeps it as a version; the same content makes none. */
export async function replaceQuestionFile(
  { stateFolder, clock }: VersionKeeper,
  config: LoadedConfig,
  { file, name, bytes, versions }: QuestionFile,
  content: string | Uint8Array,
  { change, rejected }: QuestionFileChange,
): Promise<void> {
  const after = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const parent = bytes === null ? null : sha256(bytes);
  const store = folderQuestionVersions(stateFolder);
  const digest = await store.keep(after);
  if (digest === parent) return;
  const version = { file: placeOf(config, file), digest, parent, at: clock.now(), change };
  // Two commands at once would each find the file as they read it, and the second would undo the first.
  await withFileLock(path.join(stateFolder, "questions", "lock"), async () => {
    const now = await readFile(file).catch(() => null);
    if ((now === null ? null : sha256(now)) !== parent) {
      throw new AppError("questions.changed", {
        message: `${name} has changed while this command was at work, so nothing was written.`,
        hint: "Run the command again.",
      });
    }
    // The file goes first: where the process ends between the two, the next command sees an edit by hand and keeps it.
    await writeQuestions(file, after);
    await store.add(rejected === undefined ? version : { ...version, rejected });
  });
  versions.push(version);
}

/** Throws for a file that is a list in JSON or YAML, or that holds faults. */
export function requireEditable({ name, faults }: QuestionFile): void {
  if (!/\.(?:jsonl|ndjson)$/i.test(name)) {
    throw new AppError("questions.invalid", {
      message: `${name} is a list, and only files with one question a line can be edited without losing comments and layout.`,
      hint: `Convert it with: soundings questions import ${name}, called in its folder.`,
    });
  }
  const [fault] = faults;
  if (fault !== undefined) throw new AppError("questions.invalid", fault);
}

/** The file's path below the folder, as it is spelled on every system. */
function placeOf({ folder }: LoadedConfig, file: string): string {
  return path.relative(folder, file).split(path.sep).join("/");
}
