import * as z from "zod";
import { Json } from "../../contracts/json.ts";
import { searchStrategies } from "../../contracts/search.ts";
import { parseConstraint } from "./constraint.ts";
import { didYouMeanSetting, isSettingPath } from "./settings-paths.ts";

/** How `sweep --search` goes about it, and which combinations under `vary:` are configurations at all. */
export const SearchSettings = z.strictObject({
  metric: z.string().min(1).optional().describe("What is best; as a sweep ranks where absent."),
  budget: z
    .strictObject({
      questions: z.int().min(1).optional().describe("One is one question through one configuration."),
      minutes: z.number().positive().optional(),
      usd: z
        .number()
        .positive()
        .optional()
        .describe("What models may cost, in US dollars; with questions or minutes both hold."),
    })
    .refine(({ questions, minutes }) => questions === undefined || minutes === undefined, {
      message: "give either questions or minutes",
    })
    .refine((budget) => Object.values(budget).some((limit) => limit !== undefined), {
      message: "give questions, minutes or usd",
    })
    .optional()
    .describe("What may be spent; ten configurations on all questions where absent."),
  strategy: z.enum(searchStrategies).default("screen-race-confirm"),
  seed: z.int().min(0).default(1).describe("Decides how questions are divided and what is tried first."),
  when: z
    .record(z.string(), z.record(z.string(), z.array(Json).min(1)))
    .default({})
    .superRefine((conditions, context) => {
      for (const [setting, condition] of Object.entries(conditions)) {
        for (const path of [[setting], ...Object.keys(condition).map((inner) => [setting, inner])]) {
          refuseUnknown(path.at(-1)!, path, context);
        }
      }
    })
    .describe("Settings that vary only where others have certain values; elsewhere they keep their own."),
  constraints: z
    .array(z.string().min(1))
    .default([])
    .superRefine((constraints, context) => {
      for (const [index, text] of constraints.entries()) {
        const parsed = parseConstraint(text);
        if ("holds" in parsed) continue;
        const message = `"${text}" cannot be read: ${parsed.message}, at its character ${parsed.column}`;
        context.addIssue({ code: "custom", message, path: [index], params: { unreadable: true } });
      }
    })
    .describe("Rules that every configuration keeps, such as chunk.overlap <= chunk.size * 0.25."),
});
export type SearchSettings = z.infer<typeof SearchSettings>;

function refuseUnknown(settingPath: string, path: string[], context: z.RefinementCtx): void {
  if (isSettingPath(settingPath)) return;
  const message = `unknown setting "${settingPath}"${didYouMeanSetting(settingPath)}`;
  context.addIssue({ code: "custom", message, path, params: { unknownSetting: settingPath } });
}
