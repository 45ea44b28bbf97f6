import { expect, test } from "vitest";
import { type LedgerEntry, sumEntries, sumTotals, wasSent } from "./sum-entries.ts";

const entry = (own: Partial<LedgerEntry>): LedgerEntry => ({
  at: 1,
  purpose: "answer",
  method: "POST",
  origin: "https://models.example.org",
  path: "/v1/chat/completions",
  requestBytes: 100,
  responseBytes: 50,
  status: 200,
  error: null,
  bodyDigest: "ab",
  sentBytes: 140,
  receivedBytes: 90,
  milliseconds: 12,
  run: null,
  passages: [],
  ...own,
});

test("what went through the connection is summed, and of old rows the bodies", () => {
  expect(sumEntries([entry({}), entry({ sentBytes: null, receivedBytes: null })])).toEqual({
    requests: 2,
    failed: 0,
    notSent: 0,
    sentBytes: 240,
    receivedBytes: 140,
  });
});

test("what was refused counts as a request that nothing was sent of", () => {
  const refused = entry({ sentBytes: 0, receivedBytes: 0, status: null, error: "offline" });
  expect([wasSent(refused), wasSent(entry({ sentBytes: null, requestBytes: 0, status: null }))]).toEqual([
    false,
    false,
  ]);
  expect(sumEntries([refused])).toEqual({
    requests: 1,
    failed: 1,
    notSent: 1,
    sentBytes: 0,
    receivedBytes: 0,
  });
});

test("sums of places add up, and of nothing to nothing", () => {
  const one = sumEntries([entry({})]);
  expect(sumTotals([one, one]).requests).toBe(2);
  expect(sumTotals([])).toEqual({ requests: 0, failed: 0, notSent: 0, sentBytes: 0, receivedBytes: 0 });
});
