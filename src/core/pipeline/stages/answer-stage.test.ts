import { expect, test } from "vitest";
import type { Answer, AnswerTrace } from "../../../contracts/answer.ts";
import type { Answerer } from "../../../ports/answerer.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { fixedClock } from "../../../testing/fixed-clock.ts";
import type { Output } from "../stage.ts";
import { answerStage } from "./answer-stage.ts";

const output = <T>(value: T): Output<T> => ({ digest: "a".repeat(64), load: async () => value });
const asked = ["q1", "q2"].map((id) => ({ id, question: `What is ${id}?` }));

/** What came of a stage whose answerer does so for each question. */
async function answered(answer: (question: string) => Answer) {
  const answerer: Answerer = {
    id: "test",
    version: "1",
    async *answer({ question }) {
      yield { type: "answer-end", answer: answer(question) };
    },
  };
  const choice = { id: "test", version: "1", identity: null, concurrent: 2, searches: false };
  const never = (): never => expect.unreachable();
  const work = answerStage(
    {
      dataset: output({} as never),
      segments: output({} as never),
      asked: output(asked),
      rankings: output([]),
    },
    { documents: async () => [], statistics: async () => ({}) as never, search: never },
    { k: 5 } as never,
    [],
    { ...choice, make: () => answerer },
    { clock: fixedClock(), countTokens: never },
  );
  const { signal } = new AbortController();
  return work.run({ signal, breathe: () => undefined, progress() {}, reuse: async () => new Map() });
}

const answerWith = (stoppedBy: AnswerTrace["stoppedBy"]): Answer => ({
  text: "Bay.",
  refused: false,
  citations: [],
  evidence: 0,
  trace: {
    steps: [],
    stoppedBy,
    repairs: 0,
    citationsGiven: 0,
    citationsRemoved: 0,
    sentences: 1,
    sentencesUngrounded: 0,
    factsUnsupported: [],
    withheld: [],
  },
});

test("what a limit of time has ended is not reproducible, and is told; a limit of rounds or tokens always ends alike", async () => {
  const hurried = await answered((question) => answerWith(question.includes("q1") ? "seconds" : null));
  expect([hurried.reproducible, hurried.keep, hurried.notices]).toEqual([
    false,
    true,
    [
      "1 answer was ended by answer.agent.seconds, so another run may come further: these are not reproducible.",
    ],
  ]);
  const bounded = await answered((question) => answerWith(question.includes("q1") ? "rounds" : "tokens"));
  expect([bounded.reproducible, bounded.keep, bounded.notices]).toEqual([true, true, []]);
});

test("a question that a model turns down is told, and asked again next time", async () => {
  const refused = modelError("model.refused", { message: "Too long.", hint: "" }, { status: 413 });
  const given = await answered((question) => {
    if (question.includes("q1")) throw refused;
    return answerWith(null);
  });
  expect([given.outputs.answers.map(({ failed }) => failed), given.keep, given.notices]).toEqual([
    ["Too long.", undefined],
    false,
    ["The question q1 could not be answered: Too long."],
  ]);
});
