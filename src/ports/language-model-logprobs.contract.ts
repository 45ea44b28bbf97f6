import { describe, expect, test } from "vitest";
import type { ModelRequest, TokenLogprob } from "../contracts/model.ts";
import { disorderOf } from "./event-order.contract.ts";
import {
  ask,
  expectFailure,
  type ModelSession,
  replyOf,
  textOf,
  warningsOf,
} from "./language-model-session.contract.ts";

/** Log probabilities of what a model says. */
export function describeLogprobs({ wire, outcomeOf }: ModelSession): void {
  describe.skipIf(!wire.logprobs)("asked for log probabilities", () => {
    const request: ModelRequest = { ...ask, logprobs: { alternatives: 2 } };
    const words = [tokenOf("In", -0.25, [" At"]), tokenOf(" the", -0.001, [" a"])];
    // One character over two tokens, where bytes can tell.
    const halves: TokenLogprob[] = [
      { ...tokenOf("\ufffd", -1.5, ["x"]), bytes: [0xf0, 0x9f] },
      { ...tokenOf("\ufffd", -0.5, ["y"]), bytes: [0x99, 0x82] },
    ];
    const tokens = wire.tokenBytes
      ? [...words, ...halves]
      : [...words, tokenOf("🙂", -1.5, ["x"])].map(({ text, logprob, alternatives }) => ({
          text,
          logprob,
          alternatives,
        }));

    test("gives those of every token, in order", async () => {
      const pieces = [
        { say: "In the", tokens: tokens.slice(0, 2) },
        { say: "🙂", tokens: tokens.slice(2) },
      ];
      const { events } = await outcomeOf(replyOf(pieces), request);
      expect(events.flatMap((event) => (event.type === "logprobs" ? event.tokens : []))).toEqual(tokens);
      expect([textOf(events), disorderOf(events), warningsOf(events)]).toEqual(["In the🙂", [], []]);
    });

    test("a reply without them is a failure that names them", async () => {
      const outcome = await outcomeOf(replyOf([{ say: "In the north." }]), request);
      expectFailure(outcome, "model.failed", { mayPass: false });
      expect(outcome.error?.message).toContain("log probabilities");
    });

    test("a reply without the alternatives is a failure that names them", async () => {
      const bare = tokens.map((token) => ({ ...token, alternatives: [] }));
      const outcome = await outcomeOf(replyOf([{ say: "In the🙂", tokens: bare }]), request);
      expectFailure(outcome, "model.failed", { mayPass: false });
      expect(outcome.error?.message).toContain("alternatives");
    });

    test("tokens that do not spell the text are a warning", async () => {
      const { events } = await outcomeOf(
        replyOf([{ say: "In the north", tokens: tokens.slice(0, 2) }]),
        request,
      );
      expect(warningsOf(events)).toEqual([expect.stringContaining("log probabilities")]);
    });
  });
}

function tokenOf(text: string, logprob: number, others: readonly string[]): TokenLogprob {
  const alternatives = [{ text, logprob }, ...others.map((other) => ({ text: other, logprob: -4 }))];
  return { text, logprob, bytes: [...new TextEncoder().encode(text)], alternatives };
}
