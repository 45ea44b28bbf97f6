import { expect, test } from "vitest";
import { withHeartbeat } from "./with-heartbeat.ts";

test("a listener to whom nothing is told hears that the connection stands, and then what is told", async () => {
  const told = Promise.withResolvers<string>();
  const heard: string[] = [];
  async function* events() {
    yield "data: first\n\n";
    yield await told.promise;
  }
  for await (const piece of withHeartbeat(events(), 1)) {
    heard.push(piece);
    // Only a heartbeat can be heard before this is told.
    if (piece.startsWith(":")) told.resolve("data: last\n\n");
  }
  const comments = heard.filter((piece) => piece.startsWith(":"));
  expect(comments.length).toBeGreaterThan(0);
  expect(new Set(comments)).toEqual(new Set([": the connection stands\n\n"]));
  expect(heard.filter((piece) => !piece.startsWith(":"))).toEqual(["data: first\n\n", "data: last\n\n"]);
});

test("what is told quickly comes as it is, and a listener that leaves ends the telling", async () => {
  let ended = false;
  async function* events() {
    try {
      yield "data: one\n\n";
      yield "data: two\n\n";
    } finally {
      ended = true;
    }
  }
  for await (const piece of withHeartbeat(events(), 60_000)) {
    expect(piece).toBe("data: one\n\n");
    break;
  }
  expect([await Array.fromAsync(withHeartbeat(events(), 60_000)), ended]).toEqual([
    ["data: one\n\n", "data: two\n\n"],
    true,
  ]);
});

test("a fault of the telling is the listener's", async () => {
  async function* events(): AsyncGenerator<string> {
    yield "data: one\n\n";
    throw new Error("The log is gone.");
  }
  await expect(Array.fromAsync(withHeartbeat(events(), 60_000))).rejects.toThrow("The log is gone.");
});
