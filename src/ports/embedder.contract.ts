import { describe, expect, test } from "vitest";
import type { Embedder } from "./embedder.ts";

export interface EmbedderSubject {
  name: string;
  /** Those it knows ordinary words of; texts in others may give zero rows. */
  scripts?: "any" | "latin";
  make: () => Embedder | Promise<Embedder>;
}

const never = new AbortController().signal;

/** What every Embedder must do. */
export function describeEmbedder({ name, scripts = "any", make }: EmbedderSubject): void {
  const embed = async (texts: readonly string[], kind: "passage" | "query" = "passage") =>
    (await make()).embed(texts, { kind, signal: never });

  describe(`${name} as an embedder`, () => {
    test("says what it is", async () => {
      const { id, version, dimensions } = await make();
      expect([id, version, dimensions]).toEqual([
        expect.stringMatching(/./),
        expect.stringMatching(/./),
        expect.any(Number),
      ]);
      expect(Number.isInteger(dimensions) && dimensions > 0).toBe(true);
    });

    test("gives one row per text, of length 1 or all zero", async () => {
      const { dimensions } = await make();
      for (const kind of ["passage", "query"] as const) {
        const texts = [
          "Where is the harbour?",
          "",
          " \n\t ",
          "…!?",
          "Wo ist der Häfen?",
          "海港在哪里？",
          "🙂",
          "\ud800",
          "a",
        ];
        const rows = await embed(texts, kind);
        expect(rows).toBeInstanceOf(Float32Array);
        expect(rows).toHaveLength(texts.length * dimensions);
        const lengths = texts.map((_, row) => lengthOfRow(rows, row, dimensions));
        expect(lengths.filter((length) => length !== 0 && !(Math.abs(length - 1) < 1e-4))).toEqual([]);
      }
    });

    test(`knows something of an ordinary text in ${scripts} script`, async () => {
      const { dimensions } = await make();
      const latin = ["The harbour lies in the north.", "Der Hafen liegt im Norden."];
      const texts = scripts === "latin" ? latin : [...latin, "港口位于北部。", "Гавань находится на севере."];
      const rows = await embed(texts);
      expect(texts.filter((_, row) => lengthOfRow(rows, row, dimensions) === 0)).toEqual([]);
    });

    test("gives the same rows for the same texts", async () => {
      const texts = ["The harbour lies in the north.", "It freezes in winter."];
      expect(await embed(texts)).toEqual(await embed(texts));
    });

    test("gives each text the row it would have alone, in the order given", async () => {
      const { dimensions } = await make();
      const texts = ["north", "The harbour freezes.", "", "north", "港口"];
      const together = await embed(texts);
      for (const [row, text] of texts.entries()) {
        const alone = await embed([text]);
        const difference = together
          .slice(row * dimensions, (row + 1) * dimensions)
          .reduce((most, value, at) => Math.max(most, Math.abs(value - (alone[at] as number))), 0);
        expect(difference).toBeLessThan(1e-5);
      }
    });

    test("takes more texts than one batch holds", async () => {
      const { dimensions } = await make();
      const texts = Array.from({ length: 700 }, (_, at) => `Paragraph ${at} speaks of harbours.`);
      expect(await embed(texts)).toHaveLength(700 * dimensions);
    });

    test("gives an empty array for no texts", async () => {
      expect(await embed([])).toEqual(new Float32Array(0));
    });

    test("takes a very long text", async () => {
      const { dimensions } = await make();
      const rows = await embed(["The harbour lies in the north. ".repeat(20_000)]);
      expect(lengthOfRow(rows, 0, dimensions)).toBeCloseTo(1, 4);
    });

    test("rejects when aborted before", async () => {
      const embedder = await make();
      await expect(
        embedder.embed(["north"], { kind: "passage", signal: AbortSignal.abort() }),
      ).rejects.toMatchObject({ code: "aborted" });
    });

    test("aborted while embedding, rejects, and can be asked again", async () => {
      const embedder = await make();
      const abort = new AbortController();
      // Two million characters: more than anything works off before it looks up.
      const texts = Array.from({ length: 2000 }, (_, at) =>
        `Paragraph ${at} speaks of harbours. `.repeat(30),
      );
      const embedding = embedder.embed(texts, { kind: "passage", signal: abort.signal }).then(
        (rows) => rows.length,
        (error: { code: string }) => error.code,
      );
      abort.abort();
      expect(await embedding).toBe("aborted");
      expect(await embedder.embed(["north"], { kind: "passage", signal: never })).toHaveLength(
        embedder.dimensions,
      );
    });

    test("embeds several lists at once", async () => {
      const embedder = await make();
      const lists = [["north", "south"], ["east"], ["west", "", "up"]];
      const together = await Promise.all(
        lists.map((texts) => embedder.embed(texts, { kind: "query", signal: never })),
      );
      expect(together.map((rows) => rows.length / embedder.dimensions)).toEqual([2, 1, 3]);
    });
  });
}

function lengthOfRow(rows: Float32Array, row: number, dimensions: number): number {
  return Math.hypot(...rows.slice(row * dimensions, (row + 1) * dimensions));
}
