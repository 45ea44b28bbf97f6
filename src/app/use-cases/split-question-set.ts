import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError } from "../../contracts/app-error.ts";
import { parseParts } from "../../core/questions/parse-parts.ts";
import { plainWords } from "../../core/questions/alike-questions.ts";
import { type Part, splitByCluster } from "../../core/questions/split-by-cluster.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { soundQuestions } from "./count-question-set.ts";
import { editQuestionFile, openQuestionFile, requireEditable } from "./question-file.ts";
import { readQuestionSources } from "./question-sources.ts";

export interface QuestionSplit {
  parts: (Part & { questions: number; unanswerable: number; clusters: number })[];
  /** Clusters that kept their part, and clusters that were given one now. */
  kept: number;
  assigned: number;
  /** Questions of the largest cluster: parts cannot be closer to their share than it allows. */
  largestCluster: number;
  /** Questions whose line was changed. */
  changed: number;
  seed: number;
}

export interface SplitOptions {
  parts: readonly Part[];
  seed: number;
  /** Decide every cluster anew, whatever part it has. */
  fresh: boolean;
}

/** Options as a person writes them. Throws AppError "config.invalid". */
export function readSplitOptions(written: { parts: string; seed: string; fresh: boolean }): SplitOptions {
  const seed = Number(written.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new AppError("config.invalid", {
      message: `--seed ${JSON.stringify(written.seed)} is not a whole number of at least 0.`,
      hint: "Write it like this: --seed 1.",
    });
  }
  return { parts: parseParts(written.parts), seed, fresh: written.fresh };
}

/** Writes into every question which part of the set it belongs to. */
export async function splitQuestionSet(
  workspace: Workspace,
  config: LoadedConfig,
  { parts, seed, fresh }: SplitOptions,
  signal: AbortSignal,
): Promise<QuestionSplit> {
  const file = await openQuestionFile(workspace, config);
  requireEditable(file);
  const sources = await readQuestionSources(workspace, config, signal);
  const { sound, entries } = soundQuestions(file, sources);
  const placed = sound.map(({ id, group, answerable, question }) => ({
    id,
    cluster: group,
    answerable: answerable !== false,
    split: fresh ? undefined : entries.get(id)?.split,
    words: plainWords(question),
  }));
  if (placed.length === 0) {
    throw new AppError("questions.missing", {
      message: `${file.name} holds no question that could be divided.`,
      hint: "soundings questions draft proposes some from the sources.",
    });
  }
  const names = parts.map(({ name }) => name);
  const other = placed.find(({ split }) => split !== undefined && !names.includes(split))?.split;
  if (other !== undefined) {
    throw new AppError("questions.invalid", {
      message: `${file.name} is divided already, and has a part "${other}" that --parts does not name.`,
      hint: "Name it too and it stays as it is, or divide anew with --fresh: what was held back is then held back no longer.",
    });
  }
  const { partOf, kept, assigned } = splitByCluster(placed, { parts, seed, digestOf: sha256 });
  const changed = new Map(
    [...partOf]
      .filter(([id, split]) => entries.get(id)?.split !== split)
      .map(([id, split]) => [id, { split }]),
  );
  const named = parts.map(({ name, share }) => `${name} ${share}`).join(", ");
  const change = `divided into ${named} (seed ${seed}): ${changed.size} questions got another part`;
  await editQuestionFile(workspace, config, file, { change: changed }, { change });
  return {
    parts: parts.map((part) => {
      const members = placed.filter(({ id }) => partOf.get(id) === part.name);
      return {
        ...part,
        questions: members.length,
        unanswerable: members.filter(({ answerable }) => !answerable).length,
        clusters: new Set(members.map(({ cluster }) => cluster)).size,
      };
    }),
    kept,
    assigned,
    largestCluster: Math.max(
      0,
      ...[...Map.groupBy(placed, ({ cluster }) => cluster).values()].map(({ length }) => length),
    ),
    changed: changed.size,
    seed,
  };
}
