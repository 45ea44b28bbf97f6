import { AppError } from "../../../contracts/app-error.ts";
import type { ModelMessage, ModelRequest } from "../../../contracts/model.ts";

/** That a wire has no place for something asked: an error before the call. */
export function beyondWire(id: string, lack: string, hint: string): AppError {
  return new AppError("model.unsupported", { message: `${id} ${lack}.`, hint });
}

export interface SplitMessages {
  /** Texts that stand above the conversation. */
  system: string[];
  conversation: ModelMessage[];
}

/** For wires that keep instructions apart. Throws AppError "model.unsupported" where that would change their place or drop a part. */
export function splitSystem(id: string, { messages }: ModelRequest): SplitMessages {
  const start = messages.findIndex(({ role }) => role !== "system");
  const above = start < 0 ? messages : messages.slice(0, start);
  const conversation = messages.slice(above.length);
  if (conversation.some(({ role }) => role === "system")) {
    throw beyondWire(
      id,
      "takes instructions of the system only before the conversation",
      "Put the system messages first, or say it as the user.",
    );
  }
  const parts = above.flatMap(({ parts }) => parts);
  if (parts.some(({ type }) => type !== "text")) {
    throw beyondWire(
      id,
      "takes nothing but text as a system message",
      "Move the rest to the user's message.",
    );
  }
  const system = parts.flatMap((part) => (part.type === "text" && part.text !== "" ? [part.text] : []));
  return { system, conversation };
}
