import { intervalText } from "../../contracts/score-text.ts";
import { styleText } from "node:util";
import type { FailureAnalysis } from "../../app/use-cases/analyse-failures.ts";
import { count } from "../../contracts/count-text.ts";
import { difference, score } from "./numbers.ts";
import { shortened } from "./shortened.ts";
import { table } from "./table.ts";

type Slice = FailureAnalysis["slices"][number];

const claimWords: Record<Slice["claim"], string> = {
  worse: "worse",
  better: "better",
  "no-more-than-chance": "not certain",
  none: "",
};
const claimOrder: Record<Slice["claim"], number> = { worse: 0, better: 1, "no-more-than-chance": 2, none: 3 };
const valueWidth = 40;

/** Kinds of questions against all others. Those too few to say anything about are counted in one line. */
export function slicesText({ slices, metric }: Pick<FailureAnalysis, "slices" | "metric">): string {
  const compared = slices
    .filter(({ claim }) => claim !== "none")
    .sort((a, b) => claimOrder[a.claim] - claimOrder[b.claim] || (a.pValue ?? 1) - (b.pValue ?? 1));
  const few = slices.filter(({ claim }) => claim === "none");
  if (slices.length === 0) return "";
  const rows = compared.map((slice) => [
    slice.dimension,
    shortened(slice.value, valueWidth),
    count(slice.inside.n),
    count(slice.inside.clusters),
    score(slice.inside.mean),
    score(slice.outside.mean),
    slice.difference === null ? "" : `${difference(slice.difference)} ${intervalText(slice.low, slice.high)}`,
    styled(
      slice.claim,
      `${claimWords[slice.claim]}${slice.metric === metric ? "" : ` (by ${slice.metric})`}`,
    ),
  ]);
  const title = styleText("bold", `kinds of questions by ${metric}, against all others`);
  return [
    ...(rows.length === 0
      ? [title]
      : [
          title,
          table(
            [
              { title: "" },
              { title: "" },
              { title: "n", align: "right" },
              { title: "clusters", align: "right" },
              { title: "mean", align: "right" },
              { title: "others", align: "right" },
              { title: "difference, 95 % interval" },
              { title: "" },
            ],
            rows,
          ),
          styleText(
            "dim",
            `“worse” and “better” hold after Holm's correction for the number of comparisons, which is ${count(rows.length)}; the intervals are each by itself.`,
          ),
        ]),
    ...(few.length === 0
      ? []
      : [
          styleText(
            "dim",
            `Too few questions or clusters to compare: ${byDimension(few)}. --json lists their means.`,
          ),
        ]),
  ].join("\n");
}

function styled(claim: Slice["claim"], text: string): string {
  if (claim === "worse") return styleText("red", text);
  return claim === "better" ? styleText("green", text) : text;
}

function byDimension(slices: readonly Slice[]): string {
  return [...Map.groupBy(slices, ({ dimension }) => dimension)]
    .map(([dimension, list]) => `${count(list.length)} by ${dimension}`)
    .join(", ");
}
