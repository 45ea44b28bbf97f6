import { Buffer } from "node:buffer";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eventFrame, exceptionFrame } from "./aws-wire.fixture.ts";
import { eventFrames } from "./event-frames.ts";

const told = [
  eventFrame("messageStart", { role: "assistant" }),
  eventFrame("contentBlockDelta", { delta: { text: "Grüße 🙂 港口\u2028" } }),
  eventFrame("empty", new Uint8Array(0)),
  eventFrame("large", { text: "x".repeat(70_000) }),
  exceptionFrame("throttlingException", { message: "Too many tokens" }),
];
const all = Buffer.concat(told);

function read(packets: readonly Uint8Array[]): [Record<string, string>, string][] {
  const frames = eventFrames();
  const found = packets.flatMap((packet) => [...frames.take(packet)]);
  expect(frames.isCut()).toBe(false);
  return found.map(({ headers, payload }) => [{ ...headers }, Buffer.from(payload).toString()]);
}

test("gives the headers and the payload of each frame", () => {
  expect(
    read([
      eventFrame("contentBlockDelta", { text: "ö" }),
      exceptionFrame("validationException", { message: "No" }),
    ]),
  ).toEqual([
    [
      { ":message-type": "event", ":event-type": "contentBlockDelta", ":content-type": "application/json" },
      '{"text":"ö"}',
    ],
    [
      {
        ":message-type": "exception",
        ":exception-type": "validationException",
        ":content-type": "application/json",
      },
      '{"message":"No"}',
    ],
  ]);
});

test("gives the same however the bytes are cut", () => {
  const expected = read(told);
  expect(expected).toHaveLength(told.length);
  expect(read(Array.from(all, (byte) => Uint8Array.of(byte)))).toEqual(expected);
  fc.assert(
    fc.property(fc.array(fc.nat(all.length), { maxLength: 20 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), all.length];
      expect(read(places.slice(1).map((end, at) => all.subarray(places[at], end)))).toEqual(expected);
    }),
  );
});

test("whichever byte of a frame is damaged, it is a failure and never an event", () => {
  const [, frame = Buffer.alloc(0)] = told.map((bytes) => Buffer.from(bytes));
  for (let at = 0; at < frame.length; at += 1) {
    const damaged = Buffer.from(frame);
    damaged[at] = (damaged[at] as number) ^ 0x04;
    const found: unknown[] = [];
    expect(() => found.push(...eventFrames().take(damaged))).toThrow(
      expect.objectContaining({
        code: "model.failed",
        message: expect.stringMatching(/^The answer of AWS holds .*\.$/),
      }),
    );
    expect(found).toEqual([]);
  }
});

test("what is no frame at all is told at once, and not waited for", () => {
  expect(() => [...eventFrames().take(Buffer.from("<html><body>Sign in</body></html>"))]).toThrow(
    "The answer of AWS holds no frame of an AWS event stream.",
  );
});

test("knows that the bytes end inside a frame", () => {
  const frames = eventFrames();
  const [first = new Uint8Array(0)] = told;
  const found = [...frames.take(first.subarray(0, -1))];
  expect([found, frames.isCut()]).toEqual([[], true]);
});
