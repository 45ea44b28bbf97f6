import type { Answer } from "../../contracts/answer.ts";
import type { Answerer } from "../../ports/answerer.ts";
import { throwIfAborted } from "../../contracts/abort.ts";
import { checkedAnswer } from "./check-results.ts";
import { readResult } from "./plugin-fault.ts";
import type { PluginTransport } from "./plugin-transport.ts";
import { AnswerResult, type Description } from "./plugin-wire.ts";

export const nothingFound: Answer = {
  text: "The sources do not say.",
  refused: true,
  citations: [],
  evidence: 0,
};

/** An answerer that asks a plugin, which answers in one piece. Where there are no passages it is not asked: that is a refusal. */
export function asAnswerer(plugin: PluginTransport, { id, version }: Description): Answerer {
  return {
    id,
    version,
    async *answer({ question, passages, signal }) {
      throwIfAborted(signal);
      let answer = nothingFound;
      if (passages.length > 0) {
        const reply = await plugin.call({ kind: "answer", question, passages }, signal);
        answer = checkedAnswer(plugin.name, readResult(plugin.name, "answer", AnswerResult, reply), passages);
      }
      if (answer.text !== "") yield { type: "answer-delta", text: answer.text };
      yield { type: "answer-end", answer };
    },
  };
}
