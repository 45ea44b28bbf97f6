import { readFile } from "node:fs/promises";
import path from "node:path";
import { decodeUtf8 } from "../../adapters/shared/decode-utf8.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import { parsePromptFile } from "../../core/answering/prompts/parse-prompt-file.ts";
import { promptSet } from "../../core/answering/prompts/prompt-set.ts";
import type { PromptSet } from "../../core/answering/prompts/prompt.ts";
import { shippedPrompts } from "../../core/answering/prompts/shipped-prompts.ts";

export interface ChosenPrompts {
  kind: "single" | "agent";
  /** A file's name, relative to the folder; the shipped prompts where absent. */
  prompt: string | undefined;
  folder: string;
}

/** What is said to models. Throws AppError "config.missing" or "config.invalid" for a file that cannot be used. */
export async function loadPrompts({ kind, prompt, folder }: ChosenPrompts): Promise<PromptSet> {
  const shipped = shippedPrompts[kind];
  if (prompt === undefined) return promptSet(shipped.name, shipped.version, shipped.texts, sha256);
  const file = path.resolve(folder, prompt);
  const bytes = await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw new AppError("config.missing", {
      message:
        cause.code === "ENOENT"
          ? `There is no prompt file ${prompt} in ${folder}.`
          : `The prompt file ${prompt} cannot be read: ${messageOf(cause)}.`,
      hint: "answer.prompt names a Markdown file; its path begins at the folder of soundings.yaml.",
      cause,
    });
  });
  const text = textOf(bytes, prompt);
  return parsePromptFile({ name: prompt, text }, shipped.texts, sha256);
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return decodeUtf8(bytes);
  } catch (cause) {
    throw new AppError("config.invalid", {
      message: `The prompt file ${name} is no text: ${messageOf(cause)}.`,
      hint: "Save the file as UTF-8.",
      cause,
    });
  }
}
