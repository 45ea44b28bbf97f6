import type { ModelMessage, ModelPart } from "../../../contracts/model.ts";
import { beyondWire } from "../../shared/provider/beyond-wire.ts";
import { joinedTurns } from "../../shared/provider/joined-turns.ts";
import { nextSignatureOf } from "./next-part.ts";

type Content = { role: "user" | "model"; parts: Record<string, unknown>[] };

/** The conversation as its turns. Throws AppError "model.unsupported" for the result of a call that is not in it. */
export function toContents(conversation: readonly ModelMessage[], id: string): Content[] {
  /** Results name the tool again, which ours do not. */
  const namesById = new Map<string, string>();
  return joinedTurns(conversation).flatMap(({ isModel, parts }): Content[] => {
    const sent: Record<string, unknown>[] = [];
    let signature: string | undefined;
    const add = (part: Record<string, unknown>): void => {
      sent.push(signature === undefined ? part : { ...part, thoughtSignature: signature });
      signature = undefined;
    };
    for (const part of parts) {
      if (part.type === "reasoning") {
        // What nobody signed is a summary, or another model's: Gemini reads nothing of it.
        if (part.signature === undefined) continue;
        if (signature !== undefined) add({ text: "" });
        signature = nextSignatureOf(part.signature);
        if (signature === undefined) {
          sent.push({ text: part.text, thought: true, thoughtSignature: part.signature });
        }
        continue;
      }
      if (part.type === "tool-call") namesById.set(part.id, part.name);
      add(toPart(part, namesById, id));
    }
    if (signature !== undefined) add({ text: "" });
    return sent.length === 0 ? [] : [{ role: isModel ? "model" : "user", parts: sent }];
  });
}

function toPart(
  part: Exclude<ModelPart, { type: "reasoning" }>,
  namesById: ReadonlyMap<string, string>,
  model: string,
): Record<string, unknown> {
  switch (part.type) {
    case "text":
      return { text: part.text };
    case "image":
      return { inlineData: { mimeType: part.mediaType, data: part.base64 } };
    case "tool-call":
      return { functionCall: { ...givenId(part.id), name: part.name, args: part.input } };
    case "tool-result": {
      const name = namesById.get(part.id);
      if (name === undefined) {
        throw beyondWire(
          model,
          `takes no result of a call that is not in the conversation (${part.id})`,
          "Keep the model's own message with its calls before their results.",
        );
      }
      const response = part.isError ? { error: part.text } : { output: part.text };
      return { functionResponse: { ...givenId(part.id), name, response } };
    }
  }
}

/** Calls to which Gemini gave no id have one of ours, which it does not know. */
function givenId(id: string): { id?: string } {
  return /^call-\d+$/.test(id) ? {} : { id };
}
