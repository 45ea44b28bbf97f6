import * as z from "zod";

/** The last time a page was asked for in vain. */
export const FailedFetch = z.object({
  schema: z.literal("soundings.failed-fetch/1"),
  address: z.string(),
  /** For a person, without a full stop. */
  reason: z.string().min(1),
  at: z.iso.datetime(),
});
export type FailedFetch = z.infer<typeof FailedFetch>;

/** A command after the other must not wait for the same site again and again. */
const rememberedMs = 10 * 60_000;

/** The reason, while the failure is fresh: then the site is not asked again. */
export function freshReason(failed: FailedFetch, now: number): string | undefined {
  const age = now - Date.parse(failed.at);
  if (age < 0 || age >= rememberedMs) return undefined;
  const minutes = Math.floor(age / 60_000);
  const when =
    minutes === 0 ? "less than a minute ago" : minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  return `${failed.reason} (asked ${when}; soundings sources --refresh asks again at once)`;
}
