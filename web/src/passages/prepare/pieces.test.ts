import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOfPiece, groupsOfBlocks, pieceCharacters, pieceCount, pieceDrawing } from "./pieces.ts";

function paragraph(start: number, end: number) {
  return { start, end, kind: "paragraph" as const, level: null, content: { start, end } };
}

test("a block is drawn in the piece that it begins in, whole", () => {
  const long = pieceCharacters;
  const view = {
    blocks: [paragraph(0, 10), paragraph(long - 5, long + 5), paragraph(long + 7, long + 9)],
    window: { start: 0, end: 2 * long },
  };
  expect(blocksOfPiece(view, 0)).toEqual([
    { ...paragraph(0, 10), lead: 0, goesOn: false },
    { ...paragraph(long - 5, long + 5), lead: 10, goesOn: false },
  ]);
  expect(blocksOfPiece(view, 1)).toEqual([
    { ...paragraph(long + 7, long + 9), lead: long + 5, goesOn: false },
  ]);
  expect(pieceDrawing(view, long + 2)).toBe(0);
  expect(pieceDrawing(view, long + 8)).toBe(1);
});

test("a block longer than a piece goes on in the next ones", () => {
  const long = pieceCharacters;
  const view = { blocks: [paragraph(5, 2 * long + 3)], window: { start: 0, end: 3 * long } };
  const drawn = [0, 1, 2].map((piece) =>
    blocksOfPiece(view, piece).map(({ start, end, goesOn }) => ({ start, end, goesOn })),
  );
  expect(drawn).toEqual([
    [{ start: 5, end: long, goesOn: false }],
    [{ start: long, end: 2 * long, goesOn: true }],
    [{ start: 2 * long, end: 2 * long + 3, goesOn: true }],
  ]);
});

test("what a window does not hold of a block is left to the next window", () => {
  const edge = 25 * pieceCharacters;
  const block = paragraph(edge - 10, edge + 20);
  const first = { blocks: [block], window: { start: 0, end: edge } };
  const second = { blocks: [block], window: { start: edge, end: 2 * edge } };
  expect(blocksOfPiece(first, 24).map(({ start, end }) => [start, end])).toEqual([[edge - 10, edge]]);
  expect(blocksOfPiece(second, 25).map(({ start, end }) => [start, end])).toEqual([[edge, edge + 20]]);
});

test("over all pieces every character of every block is drawn once", () => {
  const blocks = fc
    .array(fc.tuple(fc.nat(3000), fc.integer({ min: 1, max: 60_000 })), { maxLength: 12 })
    .map((steps) => {
      let at = 0;
      return steps.map(([gap, length]) => {
        const block = paragraph(at + gap, at + gap + length);
        at = block.end;
        return block;
      });
    });
  fc.assert(
    fc.property(blocks, (all) => {
      const end = all.at(-1)?.end ?? 0;
      const view = { blocks: all, window: { start: 0, end } };
      const drawn = Array.from({ length: pieceCount(end) }, (_, piece) => blocksOfPiece(view, piece)).flat();
      const characters = drawn.reduce((sum, block) => sum + block.end - block.start, 0);
      expect(characters).toBe(all.reduce((sum, block) => sum + block.end - block.start, 0));
      expect(drawn.every((block, at) => at === 0 || block.start >= drawn[at - 1]!.end)).toBe(true);
    }),
  );
});

test("rows of one table stand together", () => {
  const row = (start: number) => ({
    ...paragraph(start, start + 5),
    kind: "table-row" as const,
    lead: 0,
    goesOn: false,
  });
  const words = { ...paragraph(20, 25), lead: 0, goesOn: false };
  expect(groupsOfBlocks([row(0), row(6), words, row(30)])).toEqual([[row(0), row(6)], [words], [row(30)]]);
});
