import { expect, test } from "vitest";
import { untilAborted } from "./abort.ts";

test("gives the promise's own end where nobody stops it", async () => {
  const { signal } = new AbortController();
  await expect(untilAborted(Promise.resolve(3), signal)).resolves.toBe(3);
  await expect(untilAborted(Promise.reject(new Error("no")), signal)).rejects.toThrow("no");
});

test("rejects as soon as it is stopped, though the promise never ends", async () => {
  const controller = new AbortController();
  const racing = untilAborted(new Promise(() => {}), controller.signal);
  controller.abort();
  await expect(racing).rejects.toMatchObject({ code: "aborted", message: "Stopped." });
});

test("rejects where it was stopped before, and the promise's failure disturbs nobody", async () => {
  await expect(untilAborted(Promise.resolve(3), AbortSignal.abort())).rejects.toMatchObject({
    code: "aborted",
  });
  await expect(untilAborted(Promise.reject(new Error("no")), AbortSignal.abort())).rejects.toMatchObject({
    code: "aborted",
  });
});
