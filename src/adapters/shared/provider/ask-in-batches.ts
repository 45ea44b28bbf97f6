import { workThrough } from "../../../contracts/work-through.ts";
import type { Passage } from "../../../contracts/passage.ts";
import { type BatchLimits, textBatches } from "./text-batches.ts";
import type { TextAsk, TextProvider } from "./text-provider.ts";

export interface BatchedAsk<Value> {
  provider: TextProvider;
  /** As they are sent; those of white space alone are not. */
  texts: readonly string[];
  batch: BatchLimits;
  requestsAtOnce: number;
  request: (texts: readonly string[]) => Pick<TextAsk<Value>, "characters" | "body" | "read">;
  carries: readonly Passage[] | undefined;
  signal: AbortSignal;
}

export interface BatchReply<Value> {
  /** Of the texts that were asked about, among all. */
  positions: readonly number[];
  value: Value;
}

/** Asks about all texts, in as many requests as it takes, and gives what was told in the order of the texts. */
export function askInBatches<Value>(ask: BatchedAsk<Value>): Promise<BatchReply<Value>[]> {
  const { provider, texts, carries } = ask;
  // Of another number than the texts, nobody knows whose is which: every request may then carry all of them.
  const placeOf = carries?.length === texts.length ? carries : undefined;
  return workThrough(
    textBatches(texts, ask.batch),
    ask.requestsAtOnce,
    async (positions, signal) => {
      const sent = positions.map((at) => texts[at] ?? "");
      const places = placeOf && positions.flatMap((at) => placeOf[at] ?? []);
      const value = await provider.ask({
        ...ask.request(sent),
        sent: { texts: sent, positions, total: texts.length, places },
        carries: places ?? carries,
        signal,
      });
      return { positions, value };
    },
    ask.signal,
  );
}
