import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { describeReranker } from "../../ports/reranker.contract.ts";
import type { Reranker } from "../../ports/reranker.ts";
import { memoryNumberStore } from "../../testing/memory-number-store.ts";
import { keptReranker } from "./kept-reranker.ts";

const never = new AbortController().signal;

/** By the share of the query's words that a text holds, in numbers that float32 does not have. */
function sharing() {
  const asked: [string, readonly string[]][] = [];
  const reranker: Reranker = {
    id: "test/sharing",
    version: "1",
    async rerank(query, texts, { signal }) {
      if (signal.aborted) throw new AppError("aborted", { message: "Stopped." });
      asked.push([query, texts]);
      const words = query.toLowerCase().match(/\p{L}+/gu) ?? [];
      return Float64Array.from(texts, (text) => {
        const shared = words.filter((word) => text.toLowerCase().includes(word)).length;
        return text.trim() === "" ? 0 : (1 + shared) / 10;
      });
    },
  };
  return { reranker, asked };
}

const kept = (reranker: Reranker, numbers = memoryNumberStore()) => {
  const found: number[] = [];
  const settings = { reranker, numbers, digestOf: (content: string | Uint8Array) => String(content) };
  return { reranker: keptReranker({ ...settings, onKept: (texts) => found.push(texts) }), found };
};

describeReranker({ name: "a kept reranker", make: () => kept(sharing().reranker).reranker });

test("asks once for a query with its texts, and gives the very same scores from what was kept", async () => {
  const { reranker: inner, asked } = sharing();
  const { reranker, found } = kept(inner);
  const ask = (query: string, texts: string[]) => reranker.rerank(query, texts, { signal: never });
  const first = await ask("the harbour", ["the harbour", "a boat"]);
  expect(first).toEqual(Float64Array.of(Math.fround(0.3), Math.fround(0.1)));
  expect(await ask("the harbour", ["the harbour", "a boat"])).toEqual(first);
  await ask("the harbour", ["a boat", "the harbour"]);
  await ask("a boat", ["the harbour", "a boat"]);
  expect([asked.length, found]).toEqual([3, [2]]);
});

test.each<[string, Float64Array]>([
  ["too few", Float64Array.of(1)],
  ["no finite ones", Float64Array.of(1, Number.NaN)],
])("scores of which there are %s are passed on and not kept", async (_, scores) => {
  let asked = 0;
  const inner: Reranker = { ...sharing().reranker, rerank: async () => ((asked += 1), scores) };
  const { reranker } = kept(inner);
  const ask = () => reranker.rerank("a", ["b", "c"], { signal: never });
  expect([await ask(), await ask(), asked]).toEqual([scores, scores, 2]);
});

test("what was kept is no answer to whoever stopped", async () => {
  const { reranker } = kept(sharing().reranker);
  await reranker.rerank("a", ["b"], { signal: never });
  await expect(reranker.rerank("a", ["b"], { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "aborted",
  });
});
