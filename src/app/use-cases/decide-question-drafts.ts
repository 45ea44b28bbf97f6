import { AppError } from "../../contracts/app-error.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { editQuestionFile, openQuestionFile, requireEditable } from "./question-file.ts";

/** Which drafts a decision is about. */
export type ChosenDrafts = { all: true } | { all: false; ids: readonly string[] };

export interface DecidedDrafts {
  ids: string[];
  /** Drafts that nobody has decided about yet. */
  left: number;
}

/** Accepted drafts are questions like others; rejected ones leave the file and are not proposed again. */
export async function decideQuestionDrafts(
  workspace: Workspace,
  config: LoadedConfig,
  decision: "accept" | "reject",
  chosen: ChosenDrafts,
): Promise<DecidedDrafts> {
  const file = await openQuestionFile(workspace, config);
  requireEditable(file);
  const drafts = file.questions.flatMap(({ entry }) => (entry.draft === true ? [entry.id] : []));
  const known = new Set(drafts);
  const ids = chosen.all ? drafts : [...new Set(chosen.ids)];
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new AppError("questions.invalid", {
      message: `${file.name} has no draft "${unknown}".`,
      hint:
        drafts.length === 0
          ? "It has no drafts at all: soundings questions draft proposes some."
          : `Its drafts are ${drafts.slice(0, 5).join(", ")}${drafts.length > 5 ? ` and ${drafts.length - 5} more` : ""}.`,
    });
  }
  const named = `${ids.length} ${ids.length === 1 ? "draft" : "drafts"} ${decision}ed`;
  if (ids.length > 0 && decision === "accept") {
    const change = new Map(ids.map((id) => [id, { draft: undefined }]));
    await editQuestionFile(workspace, config, file, { change }, { change: named });
  }
  if (ids.length > 0 && decision === "reject") {
    const edits = { remove: new Set(ids) };
    await editQuestionFile(workspace, config, file, edits, { change: named, rejected: ids });
  }
  return { ids, left: drafts.length - ids.length };
}
