import * as z from "zod";

/** More values than anyone means to try of one setting. */
const mostValues = 1000;

/** Values from one number to another, in place of a list: `{from: 200, to: 1000, step: 200}` or `{from: 1, to: 64, steps: 7, scale: log}`. */
export const VaryRange = z
  .strictObject({
    from: z.number(),
    to: z.number(),
    steps: z.int().min(2).max(mostValues).optional().describe("How many values, both ends included."),
    step: z.number().positive().optional().describe("From one value to the next."),
    scale: z.enum(["linear", "log"]).default("linear").describe("log: each value by the same factor."),
  })
  .superRefine((range, context) => {
    const wrong = (message: string, path: string[]) => context.addIssue({ code: "custom", message, path });
    if (range.from >= range.to) return wrong("to must be more than from", ["to"]);
    if ((range.steps === undefined) === (range.step === undefined))
      return wrong("give either steps or step", []);
    if (range.scale === "log" && range.steps === undefined) return wrong("scale log needs steps", ["scale"]);
    if (range.scale === "log" && range.from <= 0)
      return wrong("from must be more than 0 for scale log", ["from"]);
    if (range.step !== undefined && (range.to - range.from) / range.step >= mostValues) {
      return wrong(`step makes more than ${mostValues} values`, ["step"]);
    }
  });
export type VaryRange = z.infer<typeof VaryRange>;

/** In order, each once. Between whole numbers all values are whole, unless the step is not. */
export function valuesOfRange({ from, to, steps, step, scale }: VaryRange): number[] {
  const values =
    step !== undefined
      ? // A last step that misses the end by rounding alone still reaches it.
        Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, index) => from + index * step)
      : Array.from({ length: steps ?? 2 }, (_, index) => {
          const share = index / ((steps ?? 2) - 1);
          return scale === "log" ? from * (to / from) ** share : from + (to - from) * share;
        });
  const whole = [from, to, step ?? 0].every(Number.isInteger);
  // Twelve digits: 0.1 + 0.2 is written 0.3.
  return [...new Set(values.map((value) => (whole ? Math.round(value) : Number(value.toPrecision(12)))))];
}
