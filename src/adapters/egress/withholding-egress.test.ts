import { expect, test } from "vitest";
import type { EgressStreamRequest } from "../../ports/egress.ts";
import { ledgerRows } from "../../ports/ledger.contract.ts";
import { sha256 } from "../shared/sha256.ts";
import { countingServer } from "./counting-server.fixture.ts";
import { memoryLedger } from "./memory-ledger.ts";
import { withholdingEgress } from "./withholding-egress.ts";

const clock = { now: () => 1_790_000_000_000, monotonic: () => 0 };

function withholdingTo(origin: string) {
  const ledger = memoryLedger();
  const egress = withholdingEgress({ allowedOrigins: [origin], ledger, clock });
  const request = (more: Partial<EgressStreamRequest> = {}): EgressStreamRequest => ({
    purpose: "embed",
    method: "POST",
    url: `${origin}/v1/embeddings?key=secret`,
    body: "ünseen",
    timeoutMs: 30_000,
    silenceMs: 30_000,
    maxResponseBytes: 1000,
    signal: new AbortController().signal,
    ...more,
  });
  return { egress, request, rows: () => ledgerRows(ledger) };
}

test("sends nothing, and says in the error and in the ledger what would have gone", async () => {
  const server = await countingServer((_, response) => response.end());
  const { egress, request, rows } = withholdingTo(server.origin);
  const carries = [
    { source: "b.md", start: 5, end: 9 },
    { source: "a.md", start: 4, end: 8 },
    { source: "a.md", start: 0, end: 4 },
  ];
  const message = `Offline, so a request was not sent: POST for "embed" would have sent 7 bytes to ${server.origin}/v1/embeddings, with 2 passages of a.md, 1 passage of b.md.`;
  const refused = {
    code: "egress.refused",
    message,
    hint: "Leave out --offline and unset SOUNDINGS_OFFLINE to let it go.",
  };
  await expect(egress.send(request({ carries, run: "run-1" }))).rejects.toMatchObject(refused);
  await expect(egress.stream(request({ carries, run: "run-1" }))).rejects.toMatchObject(refused);
  const row = {
    at: clock.now(),
    purpose: "embed",
    method: "POST",
    origin: server.origin,
    path: "/v1/embeddings",
    requestBytes: 0,
    responseBytes: 0,
    status: null,
    error: message,
    bodyDigest: sha256("ünseen"),
    sentBytes: 0,
    receivedBytes: 0,
    milliseconds: 0,
    run: "run-1",
    passages: [
      { source: "a.md", spans: [[0, 8]] },
      { source: "b.md", spans: [[5, 9]] },
    ],
  };
  expect(await rows()).toEqual([row, row]);
  expect(server.connections()).toBe(0);
});

test("names the first sources only where there are many, and none where there are none", async () => {
  const { egress, request } = withholdingTo("http://127.0.0.1:1");
  const carries = ["e", "c", "a", "d", "b"].map((source) => ({ source, start: 0, end: 1 }));
  const sentenceOf = (more: Partial<EgressStreamRequest>) =>
    egress.send(request(more)).catch((error: Error) => error.message.split(", with ")[1]);
  expect(await sentenceOf({ carries })).toBe(
    "1 passage of a, 1 passage of b, 1 passage of c, passages of 2 further sources.",
  );
  expect(await sentenceOf({})).toBe("no passage of a source.");
});

test("refuses what is refused online too, for the same reason, and stops where it was stopped", async () => {
  const { egress, request, rows } = withholdingTo("http://127.0.0.1:1");
  const elsewhere =
    "A request was not sent: http://elsewhere.example is not an address that the configuration names.";
  await expect(egress.send(request({ url: "http://elsewhere.example/" }))).rejects.toMatchObject({
    code: "egress.refused",
    message: elsewhere,
  });
  await expect(egress.stream(request({ signal: AbortSignal.abort() }))).rejects.toMatchObject({
    code: "aborted",
  });
  expect((await rows()).map(({ error }) => error)).toEqual([elsewhere, "Stopped."]);
});
