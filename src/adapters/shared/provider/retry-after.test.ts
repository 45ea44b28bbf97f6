import { expect, test } from "vitest";
import { retryAfterMs } from "./retry-after.ts";

test.each<[Record<string, string>, number | null]>([
  [{}, null],
  [{ "retry-after": "7" }, 7000],
  [{ "retry-after": " 0.5 " }, 500],
  [{ "retry-after": "" }, null],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after": "-1" }, null],
  [{ "retry-after": "20", "retry-after-ms": "1500" }, 1500],
  [{ "retry-after": "20", "retry-after-ms": "soon" }, 20_000],
  [{ "retry-after": "Thu, 26 Nov 2026 10:00:30 GMT", date: "Thu, 26 Nov 2026 10:00:00 GMT" }, 30_000],
  [{ "retry-after": "Thu, 26 Nov 2026 09:00:00 GMT", date: "Thu, 26 Nov 2026 10:00:00 GMT" }, 0],
  [{ "retry-after": "Thu, 26 Nov 2026 10:00:30 GMT" }, null],
])("%j asks to wait %s ms", (headers, expected) => {
  expect(retryAfterMs(headers)).toBe(expected);
});
