import { AppError } from "../../../contracts/app-error.ts";
import type { ModelPart, ModelRequest } from "../../../contracts/model.ts";

export interface Format {
  /** For people, such as "Converse". */
  name: string;
  /** What of a request it has no place for, whatever a model's traits are said to be. */
  lacks: readonly Exclude<keyof ModelRequest, "messages" | "maxOutputTokens">[];
  /** What of a message. */
  lacksParts: readonly ModelPart["type"][];
}

/** A prompt of text, and how much to write. */
export const completions: Format = {
  name: "completions",
  lacks: ["tools", "responseSchema", "thinking"],
  lacksParts: ["image", "tool-call", "tool-result"],
};

const names: Readonly<Partial<Record<Format["lacks"][number], string>>> = {
  tools: "tools",
  toolChoice: "a choice of tools",
  seed: "a seed",
  responseSchema: "a JSON schema",
  logprobs: "log probabilities",
  promptLogprobs: "log probabilities of the prompt",
  thinking: "a budget for thinking",
};

/**
 * Throws AppError "model.unsupported" for what a format cannot say: it would be dropped without a word. Instructions of the system
 * have one place in these formats, before the conversation, and are texts.
 */
export function requireSayable(request: ModelRequest, id: string, { name, lacks, lacksParts }: Format): void {
  const lacking = lacks.find((member) => isAsked(request[member]));
  if (lacking !== undefined) {
    throw unsayable(
      id,
      `cannot be asked for ${names[lacking] ?? lacking} in ${name}`,
      "Leave that out, and out of its traits.",
    );
  }
  const parts = request.messages.flatMap(({ parts }) => parts);
  const strange = parts.find(({ type }) => lacksParts.includes(type));
  if (strange !== undefined) {
    throw unsayable(
      id,
      `has no place for a ${strange.type} in ${name}`,
      "Say it as text, or choose another format.",
    );
  }
  const isSystem = request.messages.map(({ role }) => role === "system");
  if (isSystem.lastIndexOf(true) > isSystem.indexOf(false) && isSystem.includes(false)) {
    throw unsayable(
      id,
      "takes instructions of the system only before the conversation",
      "Put the system messages first, or say it as the user.",
    );
  }
  const system = request.messages.filter(({ role }) => role === "system").flatMap(({ parts }) => parts);
  if (system.some(({ type }) => type !== "text")) {
    throw unsayable(id, "takes nothing but text as a system message", "Move the rest to the user's message.");
  }
}

function unsayable(id: string, lack: string, hint: string): AppError {
  return new AppError("model.unsupported", { message: `${id} ${lack}.`, hint });
}

function isAsked(member: unknown): boolean {
  return member !== undefined && !(Array.isArray(member) && member.length === 0);
}
