import { ReplyEnvelope } from "./plugin-wire.ts";

/** Undefined where the text is not the JSON of a reply. */
export function decodeReply(text: string): ReplyEnvelope | undefined {
  try {
    return ReplyEnvelope.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
