import type { DecidedDrafts, DecideDrafts } from "../../contracts/api/question-drafts.ts";
import { AppError } from "../../contracts/app-error.ts";
import { counted } from "../../contracts/count-text.ts";
import type { Json } from "../../contracts/json.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { editQuestionFile, openQuestionFile, type QuestionFile, requireEditable } from "./question-file.ts";

/**
 * Accepts, rejects and rewords drafts as one version of the questions file, so that restoring the version before undoes all of it.
 * Throws AppError "questions.invalid" where one of the ids is no draft or is decided twice: nothing is written then.
 */
export async function decideManyDrafts(
  workspace: Workspace,
  config: LoadedConfig,
  decisions: DecideDrafts,
): Promise<DecidedDrafts> {
  const file = await openQuestionFile(workspace, config);
  requireEditable(file);
  const accepted = [...new Set(decisions.accept)];
  const rejected = [...new Set(decisions.reject)];
  const edited = decisions.edit.map(({ id }) => id);
  const drafts = requireDrafts(file, { accepted, rejected, edited });

  const change = new Map<string, Record<string, Json | undefined>>();
  for (const { id, question, answer } of decisions.edit) {
    change.set(id, {
      ...(question === undefined ? {} : { question }),
      ...(answer === undefined ? {} : { answer: answer.trim() === "" ? undefined : answer }),
    });
  }
  for (const id of accepted) change.set(id, { ...change.get(id), draft: undefined });

  const before = file.versions.length;
  if (change.size > 0 || rejected.length > 0) {
    const edits = { change, remove: new Set(rejected) };
    const told = sentence({ accepted, rejected, edited });
    await editQuestionFile(workspace, config, file, edits, {
      change: told,
      ...(rejected.length === 0 ? {} : { rejected }),
    });
  }
  return {
    accepted,
    rejected,
    edited,
    left: drafts - accepted.length - rejected.length,
    version: file.versions.length,
    before,
  };
}

interface Decided {
  accepted: readonly string[];
  rejected: readonly string[];
  edited: readonly string[];
}

/** How many drafts there are. */
function requireDrafts({ name, questions }: QuestionFile, { accepted, rejected, edited }: Decided): number {
  const drafts = new Set(questions.flatMap(({ entry }) => (entry.draft === true ? [entry.id] : [])));
  const unknown = [...accepted, ...rejected, ...edited].find((id) => !drafts.has(id));
  if (unknown !== undefined) {
    throw invalid(
      `${name} has no draft ${JSON.stringify(unknown)}.`,
      "Somebody may have decided about it meanwhile: look at the drafts again.",
    );
  }
  const counts = Map.groupBy(questions, ({ entry }) => entry.id);
  const doubled = [...accepted, ...rejected, ...edited].find((id) => (counts.get(id)?.length ?? 0) > 1);
  if (doubled !== undefined) {
    throw invalid(
      `The id ${JSON.stringify(doubled)} stands more than once in ${name}.`,
      "Give every question an id of its own.",
    );
  }
  const kept = new Set([...accepted, ...edited]);
  const torn = rejected.find((id) => kept.has(id));
  if (torn !== undefined) {
    throw invalid(
      `The draft ${JSON.stringify(torn)} is rejected and also accepted or reworded.`,
      "Decide one of them.",
    );
  }
  const again = edited.find((id, at) => edited.indexOf(id) !== at);
  if (again !== undefined) {
    throw invalid(`The draft ${JSON.stringify(again)} is reworded twice.`, "Give its words once.");
  }
  return drafts.size;
}

function invalid(message: string, hint: string): AppError {
  return new AppError("questions.invalid", { message, hint });
}

function sentence({ accepted, rejected, edited }: Decided): string {
  const parts = [
    accepted.length > 0 && `${counted(accepted.length, "draft")} accepted`,
    rejected.length > 0 && `${counted(rejected.length, "draft")} rejected`,
    edited.length > 0 && `${counted(edited.length, "draft")} reworded`,
  ];
  return parts.filter((part) => part !== false).join(", ");
}
