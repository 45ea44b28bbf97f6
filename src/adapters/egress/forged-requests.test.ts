import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import type { EgressStreamRequest } from "../../ports/egress.ts";
import { ledgerRows } from "../../ports/ledger.contract.ts";
import { isPublicAddress } from "./address-rules.ts";
import { countingServer } from "./counting-server.fixture.ts";
import type { Resolve } from "./guarded-lookup.ts";
import { hostileUrls, privateAddresses } from "./hostile-addresses.fixture.ts";
import { httpEgress } from "./http-egress.ts";
import { memoryLedger } from "./memory-ledger.ts";

const clock = { now: () => 0, monotonic: () => 0 };

function egressTo(allowedOrigins: string[], resolve: Resolve) {
  const ledger = memoryLedger();
  const egress = httpEgress({ allowedOrigins, ledger, clock, resolve });
  const request = (url: string, more: Partial<EgressStreamRequest> = {}): EgressStreamRequest => ({
    purpose: "test",
    method: "POST",
    url,
    body: "private",
    timeoutMs: 30_000,
    silenceMs: 30_000,
    maxResponseBytes: 1000,
    signal: new AbortController().signal,
    ...more,
  });
  return { egress, request, rows: () => ledgerRows(ledger) };
}

/** As a name service that somebody else rules. */
function leadingTo(...addresses: string[]): Resolve {
  return (_host, _options, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
}

async function refusalOf(sending: Promise<unknown>): Promise<string> {
  try {
    await sending;
    return "sent";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

test("no spelling of an address that was not named reaches a server on this machine", async () => {
  const server = await countingServer((_, response) => response.end("reached"));
  const { port } = new URL(server.origin);
  const urls = hostileUrls(port);
  const { egress, request, rows } = egressTo(["http://models.example.org"], leadingTo("127.0.0.1"));
  const ends = await Promise.all(urls.map(async (url) => [url, await refusalOf(egress.send(request(url)))]));
  expect(ends).toEqual(urls.map((url) => [url, "egress.refused"]));
  expect(new Set(urls).size).toBeGreaterThanOrEqual(60);
  expect(server.connections()).toBe(0);
  expect((await rows()).filter((row) => row.requestBytes + (row.sentBytes ?? NaN) !== 0)).toEqual([]);
});

test.each(privateAddresses)("a named host that leads to %s is not connected to", async (address) => {
  const server = await countingServer((_, response) => response.end("reached"));
  const { port } = new URL(server.origin);
  const named = `http://models.example.org:${port}`;
  expect(isPublicAddress(address)).toBe(false);
  for (const addresses of [[address], ["93.184.215.14", address], [address, "93.184.215.14"]]) {
    const { egress, request, rows } = egressTo([named], leadingTo(...addresses));
    expect(await refusalOf(egress.send(request(named)))).toBe("egress.refused");
    expect(await refusalOf(egress.stream(request(named)))).toBe("egress.refused");
    expect(await rows()).toMatchObject([
      { requestBytes: 0, sentBytes: 0, status: null },
      { requestBytes: 0, sentBytes: 0, status: null },
    ]);
  }
  expect(server.connections()).toBe(0);
});

test.each([
  "1.1.1.1",
  "93.184.215.14",
  "172.15.0.1",
  "172.32.0.1",
  "2606:4700::1111",
  "2a00:1450::1",
  "2001:4860::8888",
])("%s is on the public internet", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test("a name is judged each time that it is looked up, not once", async () => {
  const server = await countingServer((_, response) =>
    response.setHeader("connection", "close").end("reached"),
  );
  const { port } = new URL(server.origin);
  const named = `http://localhost:${port}`;
  const answers = ["127.0.0.1", "10.0.0.1", "127.0.0.1"];
  const { egress, request } = egressTo([named], (...given) => leadingTo(answers.shift() ?? "")(...given));
  const ends = [];
  for (let at = 0; at < 3; at += 1) ends.push(await refusalOf(egress.send(request(named))));
  expect([ends, server.connections()]).toEqual([["sent", "egress.refused", "sent"], 2]);
});

test.each([
  ["host", "internal.example"],
  ["Host", "169.254.169.254"],
  ["transfer-encoding", "chunked"],
  ["Connection", "upgrade"],
  ["upgrade", "websocket"],
  ["expect", "100-continue"],
  ["proxy-authorization", "Basic eA=="],
])("the header %s: %s is not a caller's to set", async (name, value) => {
  const server = await countingServer((_, response) => response.end("reached"));
  const { egress, request, rows } = egressTo([server.origin], leadingTo());
  const message = `A request was not sent: the header "${name.toLowerCase()}" for ${server.origin} is not a caller's to set.`;
  await expect(egress.send(request(server.origin, { headers: { [name]: value } }))).rejects.toMatchObject({
    code: "egress.refused",
    message,
  });
  expect([server.connections(), await rows()]).toMatchObject([0, [{ sentBytes: 0, error: message }]]);
});

test("a host header that repeats the address is sent, as signatures need it", async () => {
  const server = await countingServer((request, response) => response.end(request.headers.host));
  const { egress, request } = egressTo([server.origin], leadingTo());
  const { host } = new URL(server.origin);
  const { body } = await egress.send(request(server.origin, { headers: { host } }));
  expect(Buffer.from(body).toString()).toBe(host);
});

test("addresses of this machine and of private networks are reached where they themselves are named", async () => {
  const server = await countingServer((_, response) => response.end("reached"));
  const { port } = new URL(server.origin);
  for (const named of [server.origin, `http://2130706433:${port}`, `http://localhost:${port}`]) {
    const { egress, request } = egressTo([named], leadingTo("127.0.0.1"));
    expect((await egress.send(request(named))).status).toBe(200);
  }
});
