import fc from "fast-check";
import { expect, test } from "vitest";
import { serverSentEvents } from "./server-sent-events.ts";

function eventsOf(packets: readonly Uint8Array[]): string[] {
  const decoder = new TextDecoder();
  const events = serverSentEvents();
  return packets.flatMap((packet) => events.take(decoder.decode(packet, { stream: true })));
}

const whole = (text: string) => eventsOf([new TextEncoder().encode(text)]);

test.each<[string, string, string[]]>([
  ["data of each event", "data: a\n\ndata: b\n\n", ["a", "b"]],
  ["lines of one event joined", "data: a\ndata: b\n\n", ["a\nb"]],
  ["every kind of line end", "data: a\r\n\r\ndata: b\r\rdata: c\n\n", ["a", "b", "c"]],
  ["no space after the colon, or more than one", "data:a\n\ndata:  b\n\n", ["a", " b"]],
  [
    "comments, names, ids and unknown fields passed over",
    ": PROCESSING\n\nevent: x\nid: 1\nretry: 5\nodd\ndata: a\n\n",
    ["a"],
  ],
  ["a field without a colon", "data\n\n", [""]],
  ["a byte order mark left out", "\ufeffdata: a\n\n", ["a"]],
  ["an event cut off by the end left out", "data: a\n\ndata: b", ["a"]],
  ["nothing of an empty stream", "", []],
])("gives %s", (_, text, expected) => {
  expect(whole(text)).toEqual(expected);
});

test("gives the same however the bytes are cut", () => {
  const text =
    'data: {"text":"Grüße 🙂 港口\u2028"}\r\n\r\n: still here\r\rdata: a\ndata: b\n\ndata: [DONE]\r\n\r\n';
  const bytes = new TextEncoder().encode(text);
  const expected = ['{"text":"Grüße 🙂 港口\u2028"}', "a\nb", "[DONE]"];
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 20 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const packets = places.slice(1).map((end, at) => bytes.subarray(places[at], end));
      expect(eventsOf(packets)).toEqual(expected);
    }),
  );
});
