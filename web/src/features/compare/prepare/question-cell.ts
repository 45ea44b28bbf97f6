import type { RunColumn } from "./question-columns.ts";

/** What one run made of one question by one metric. What was not measured has no score. */
export type QuestionCell = {
  answer: "given" | "refused" | "failed" | null;
} & (
  | { status: "scored"; score: number }
  | { status: "not-applicable" | "failed" | "not-asked" | "not-measured" }
);

const statuses = {
  n: "not-applicable",
  f: "failed",
  "-": "not-asked",
  "?": "not-measured",
} as const;

export function questionCell({ status, scores, refused, failed }: RunColumn, place: number): QuestionCell {
  const answer =
    failed?.[place] === "1"
      ? "failed"
      : refused?.[place] === "1"
        ? "refused"
        : refused?.[place] === "0"
          ? "given"
          : null;
  const letter = status[place];
  return letter === "s"
    ? { status: "scored", score: scores[place]!, answer }
    : { status: statuses[letter as keyof typeof statuses] ?? "not-measured", answer };
}
