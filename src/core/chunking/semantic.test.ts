import { describe, expect, test } from "vitest";
import { documentOf } from "../../ports/chunker.contract.ts";
import { chunkerFor } from "./catalog.ts";
import { topicEmbedder } from "../similarity/embedders.fixture.ts";

interface Shape {
  size?: number;
  overlap?: number;
  percentile?: number;
  window?: number;
  smallest?: number;
}

const signal = new AbortController().signal;
const embedder = topicEmbedder("boat", "oven", "dog");

async function textsOf(text: string, shape: Shape = {}): Promise<string[]> {
  const { size = 200, overlap = 0, percentile = 50, window = 1, smallest = 0 } = shape;
  const semantic = { embedder, percentile, window, smallest };
  const chunker = chunkerFor({ strategy: "semantic", size, overlap, unit: "characters", semantic });
  const spans = await chunker.chunk(documentOf(text), signal);
  return spans.map(({ start, end }) => text.slice(start, end));
}

describe("semantic", () => {
  test("cuts where the subject changes, not where a size is reached", async () => {
    const text =
      "A boat is here. The boat sails. No boat sinks. An oven is hot. The oven bakes. Clean the oven.";
    expect(await textsOf(text)).toEqual([
      "A boat is here. The boat sails. No boat sinks.",
      "An oven is hot. The oven bakes. Clean the oven.",
    ]);
  });

  test("a document in a language that the embedder does not serve has no breakpoints", async () => {
    const text = "Boat ist hier. Das boat fährt. Ein oven ist warm. Der oven backt.";
    const knownWords = { languages: ["en"], knownShare: async () => 0.25 };
    const semantic = { embedder, knownWords, percentile: 50, window: 1, smallest: 0 };
    const settings = { strategy: "semantic", size: 200, overlap: 0, unit: "characters", semantic } as const;
    const spansIn = async (language: string) =>
      chunkerFor(settings).chunk({ ...documentOf(text), language }, signal);
    expect([(await spansIn("de")).length, (await spansIn("en")).length]).toEqual([1, 2]);
  });

  test("keeps a stray sentence with its surroundings where the window is wider than it", async () => {
    const text =
      "A boat. The boat. My boat. A dog. Our boat. That boat. An oven. The oven. My oven. Our oven.";
    expect(await textsOf(text, { window: 3, percentile: 85 })).toEqual([
      "A boat. The boat. My boat. A dog. Our boat. That boat.",
      "An oven. The oven. My oven. Our oven.",
    ]);
  });

  test("never grows beyond its size, and then ends at the largest distance in the second half", async () => {
    const text = "A boat one. A boat two. The dog dog boat. A dog one. A dog two.";
    expect(await textsOf(text, { size: 45, percentile: 100 })).toEqual([
      "A boat one. A boat two.",
      "The dog dog boat. A dog one. A dog two.",
    ]);
  });

  test("leaves no chunk below the smallest size where the text allows it", async () => {
    const text = "A boat. An oven. A dog. The dog. The boat. My oven.";
    expect(await textsOf(text, { percentile: 0 })).toEqual([
      "A boat.",
      "An oven.",
      "A dog. The dog.",
      "The boat.",
      "My oven.",
    ]);
    expect(await textsOf(text, { percentile: 0, smallest: 14 })).toEqual([
      "A boat. An oven.",
      "A dog. The dog.",
      "The boat. My oven.",
    ]);
    expect(await textsOf("A boat. The boat. An oven.", { percentile: 0, smallest: 10 })).toEqual([
      "A boat. The boat. An oven.",
    ]);
  });

  test("does not count what is unknown among the distances", async () => {
    const text = "Qua. Qua. Qua. Qua. Qua. A boat. The boat. An oven boat. The oven.";
    expect(await textsOf(text, { percentile: 60 })).toEqual([text]);
  });

  test("never holds text of two sections that do not fit together, and keeps a heading with its text", async () => {
    const text = "# Boat\n\nA boat is a boat. It floats.\n\n# Oven\n\nAn oven is an oven. It is hot.";
    expect(await textsOf(text, { size: 45, percentile: 0 })).toEqual([
      "# Boat\n\nA boat is a boat. It floats.",
      "# Oven\n\nAn oven is an oven. It is hot.",
    ]);
    const aside = "# Dog\n\nA boat. The boat.";
    expect(await textsOf(aside, { percentile: 0 })).toEqual([aside]);
  });

  test("packs as much as fits where all sentences are alike, and where no word is known", async () => {
    expect(await textsOf("A boat. A boat. A boat. A boat. A boat.", { size: 24, percentile: 0 })).toEqual([
      "A boat. A boat. A boat.",
      "A boat. A boat.",
    ]);
    expect(await textsOf("Qua one. Qua two. Qua three. Qua four.", { size: 24, percentile: 0 })).toEqual([
      "Qua one. Qua two.",
      "Qua three. Qua four.",
    ]);
  });

  test("gives one sentence as one chunk, and an oversized one in pieces", async () => {
    expect(await textsOf("A boat.")).toEqual(["A boat."]);
    expect(await textsOf("a boat of many words, an oven and a dog", { size: 22 })).toEqual([
      "a boat of many words,",
      "an oven and a dog",
    ]);
  });

  test("repeats whole sentences up to the overlap", async () => {
    const text = "A boat one. A boat two. An oven one. An oven two.";
    expect(await textsOf(text, { overlap: 12, percentile: 70 })).toEqual([
      "A boat one. A boat two.",
      "A boat two. An oven one. An oven two.",
    ]);
  });

  test("names the embedder that decided", () => {
    const semantic = { embedder, percentile: 90, window: 1 };
    const chunker = chunkerFor({ strategy: "semantic", size: 50, overlap: 0, unit: "characters", semantic });
    expect(chunker.id).toBe("semantic@topics-boat-oven-dog");
  });

  test("without an embedder says what to set", () => {
    expect(() => chunkerFor({ strategy: "semantic", size: 50, overlap: 0, unit: "characters" })).toThrow(
      expect.objectContaining({
        code: "pipeline.invalid",
        hint: "Set embed.embedder (static comes with Soundings), or chunk.strategy to structure.",
      }),
    );
  });

  test("refuses a smallest size above the largest", () => {
    const semantic = { embedder, percentile: 90, window: 1, smallest: 51 };
    expect(() =>
      chunkerFor({ strategy: "semantic", size: 50, overlap: 0, unit: "characters", semantic }),
    ).toThrow(expect.objectContaining({ code: "pipeline.invalid" }));
  });
});
