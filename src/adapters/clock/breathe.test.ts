import { expect, test } from "vitest";
import { makeBreathe, pause } from "./breathe.ts";

test("lets other work run within a long loop", async () => {
  const breathe = makeBreathe(new AbortController().signal);
  const others: string[] = [];
  const ticking = setInterval(() => others.push("tick"), 0);
  while (others.length === 0) {
    const breath = breathe();
    if (breath) await breath;
  }
  clearInterval(ticking);
  expect(others).toContain("tick");
});

test("costs nothing in a short loop", () => {
  expect(makeBreathe(new AbortController().signal)()).toBeUndefined();
});

test("throws once aborted", () => {
  expect(() => makeBreathe(AbortSignal.abort())()).toThrow(expect.objectContaining({ code: "aborted" }));
});

test("a pause ends by itself, or as soon as it is aborted", async () => {
  await expect(pause(1, new AbortController().signal)).resolves.toBeUndefined();
  await expect(pause(1e9, AbortSignal.abort())).rejects.toMatchObject({
    code: "aborted",
    message: "Stopped.",
  });
  const abort = new AbortController();
  const pausing = pause(1e9, abort.signal);
  abort.abort();
  await expect(pausing).rejects.toMatchObject({ code: "aborted" });
});
