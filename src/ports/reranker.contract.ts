import { describe, expect, test } from "vitest";
import type { Reranker } from "./reranker.ts";

export interface RerankerSubject {
  name: string;
  /** Whether a text's score depends on the query and that text alone. */
  scoresAlone?: boolean;
  make: () => Reranker | Promise<Reranker>;
}

const never = new AbortController().signal;
const query = "Where is the harbour?";

/** What every Reranker must do. */
export function describeReranker({ name, scoresAlone = true, make }: RerankerSubject): void {
  const rerank = async (texts: readonly string[]) => (await make()).rerank(query, texts, { signal: never });

  describe(`${name} as a reranker`, () => {
    test("says what it is", async () => {
      const { id, version } = await make();
      expect([id, version]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
    });

    test("gives each text a score, in the order given, the better text the higher", async () => {
      const scores = await rerank([
        "Taxes are due in May.",
        "The harbour is in the north.",
        "Bread rises overnight.",
      ]);
      const [taxes, harbour, bread] = scores;
      expect([scores instanceof Float64Array, scores.length]).toEqual([true, 3]);
      expect(harbour).toBeGreaterThan(Math.max(taxes ?? Infinity, bread ?? Infinity));
    });

    test("scores whatever is text", async () => {
      const texts = ["…!?", "Wo ist der Häfen?", "海港在哪里？", "🙂", "\ud800", "a", "harbour", "harbour"];
      const scores = await rerank(texts);
      expect([scores.length, scores.every(Number.isFinite)]).toEqual([texts.length, true]);
    });

    test("scores a text of white space alone no higher than any other", async () => {
      const scores = await rerank(["", "Taxes are due in May.", " \n\t ", "The harbour is in the north."]);
      const lowest = Math.min(...scores);
      expect([scores[0], scores[2]]).toEqual([lowest, lowest]);
      expect((await rerank(["", " "])).every(Number.isFinite)).toBe(true);
    });

    test("gives the same scores for the same texts", async () => {
      const texts = ["The harbour lies in the north.", "It freezes in winter."];
      expect(await rerank(texts)).toEqual(await rerank(texts));
    });

    test.runIf(scoresAlone)("gives each text the score it would have alone", async () => {
      const texts = ["north", "The harbour freezes.", "north", "港口"];
      const together = await rerank(texts);
      const alone = await Promise.all(texts.map((text) => rerank([text])));
      const apart = texts.map((_, at) => Math.abs((together[at] ?? NaN) - (alone[at]?.[0] ?? NaN)));
      expect(apart.filter((difference) => !(difference < 1e-5))).toEqual([]);
    });

    test("takes more texts than one request holds", async () => {
      const texts = Array.from({ length: 700 }, (_, at) => `Paragraph ${at} speaks of harbours.`);
      const scores = await rerank(texts);
      expect([scores.length, scores.every(Number.isFinite)]).toEqual([700, true]);
    });

    test("gives no scores for no texts", async () => {
      expect(await rerank([])).toEqual(new Float64Array(0));
    });

    test("rejects when aborted before, and can be asked again", async () => {
      const reranker = await make();
      await expect(reranker.rerank(query, ["north"], { signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: "aborted",
      });
      expect(await reranker.rerank(query, ["north"], { signal: never })).toHaveLength(1);
    });

    test("aborted while it reads, rejects, and can be asked again", async () => {
      const reranker = await make();
      const abort = new AbortController();
      const texts = Array.from({ length: 2000 }, (_, at) =>
        `Paragraph ${at} speaks of harbours. `.repeat(30),
      );
      const reading = reranker.rerank(query, texts, { signal: abort.signal }).then(
        (scores) => scores.length,
        (error: { code: string }) => error.code,
      );
      abort.abort();
      expect(await reading).toBe("aborted");
      expect(await reranker.rerank(query, ["north"], { signal: never })).toHaveLength(1);
    });

    test("reads several lists at once", async () => {
      const reranker = await make();
      const lists = [["north", "south"], ["east"], ["west", "", "up"]];
      const together = await Promise.all(
        lists.map((texts) => reranker.rerank(query, texts, { signal: never })),
      );
      expect(together.map((scores) => scores.length)).toEqual([2, 1, 3]);
    });
  });
}
