import { expect, test } from "vitest";
import { compared } from "./compared.fixture.ts";
import { differenceDrawing, drawingHeight } from "./difference-drawing.ts";

const none = { kind: "none", sentence: "", reason: "no-common-scores", needed: null } as const;

test("every run lies where its difference is, the reference at zero", () => {
  const { scale, ...drawn } = differenceDrawing(
    [compared("hit@5"), compared("hit@5", { difference: null, low: null, high: null, verdict: none })],
    800,
  );
  expect(drawn).toEqual({
    zero: 347,
    top: 22,
    bottom: 90,
    ends: { left: "← worse", right: "better →" },
    rows: [
      {
        name: "B − A",
        y: 39,
        point: scale(0.06),
        span: [scale(0.02), scale(0.1)],
        text: "+.060 [+.020,\u00a0+.100]",
        tone: "better",
      },
      { name: "C − A", y: 73, point: null, span: null, text: "not measured", tone: "unsure" },
    ],
  });
  expect(scale(0.1)).toBeLessThan(650);
  expect(drawingHeight(2)).toBe(134);
});

test("where lower is better, better is on the left", () => {
  expect(differenceDrawing([compared("gold-spans-cut", { lowerIsBetter: true })], 800).ends).toEqual({
    left: "← better",
    right: "worse →",
  });
});
