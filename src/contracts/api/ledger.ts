import * as z from "zod";
import { pageOf, pageQuery } from "./page.ts";

export const LedgerQuery = z.strictObject({
  ...pageQuery,
  run: z.string().optional(),
  origin: z.string().optional().describe("Such as https://models.example.org, or its host."),
  since: z.coerce.number().optional().describe("Milliseconds since 1970-01-01 UTC."),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

/** One request that left the machine, or was kept from leaving. */
export const LedgerEntry = z.object({
  at: z.number(),
  purpose: z.string(),
  method: z.string(),
  origin: z.string(),
  path: z.string(),
  requestBytes: z.number(),
  responseBytes: z.number(),
  status: z.number().nullable(),
  error: z.string().nullable(),
  bodyDigest: z.string(),
  sentBytes: z.number().nullable(),
  receivedBytes: z.number().nullable(),
  milliseconds: z.number().nullable(),
  run: z.string().nullable(),
  passages: z.array(z.object({ source: z.string(), spans: z.array(z.tuple([z.number(), z.number()])) })),
});

/** Newest first. */
export const LedgerPage = pageOf(LedgerEntry);
export type LedgerPage = z.infer<typeof LedgerPage>;
