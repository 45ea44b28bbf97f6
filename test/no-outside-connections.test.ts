import { execFile } from "node:child_process";
import { createSocket } from "node:dgram";
import dns, { lookup, Resolver } from "node:dns";
import { once } from "node:events";
import { request } from "node:http";
import { connect as connectHttp2 } from "node:http2";
import { get } from "node:https";
import { type AddressInfo, connect, createServer, type LookupFunction, Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";

const outside = "192.0.2.1";
const refused =
  /^A test tried to (?:connect to|ask a name server for) .*: tests reach nothing but this machine\.$/;

/** What a program says that stops at the guard, as an error of any kind. */
const stopped = expect.objectContaining({ message: expect.stringMatching(refused) });

describe("a connection to another machine is refused before it is tried", () => {
  /** As a name service of somebody else's: a name of this machine that leads away. */
  const away: LookupFunction = (_host, { all }, done) =>
    all === true ? done(null, [{ address: outside, family: 4 }]) : done(null, outside, 4);

  test.each<[string, () => unknown]>([
    ["net, by options", () => connect({ host: outside, port: 80 })],
    ["net, by port and host", () => connect(80, "example.org")],
    ["net, by a port that is a text", () => new Socket().connect("80" as never, "example.org" as never)],
    ["net, an address of IPv6", () => connect({ host: "2001:db8::1", port: 80 })],
    ["net, an IPv4 address inside an IPv6 one", () => connect({ host: "::ffff:192.0.2.1", port: 80 })],
    [
      "net, a name that a lookup of its own leads away",
      () => connect({ host: "localhost", port: 80, lookup: away }),
    ],
    ["tls", () => connectTls({ host: outside, port: 443 })],
    ["http", () => request({ host: outside })],
    ["https", () => get("https://example.org/")],
    ["http2", () => connectHttp2("https://example.org/")],
    ["dns.lookup", () => lookup("example.org", () => {})],
    ["dns.resolve", () => dns.resolve("example.org", () => {})],
    ["dns.reverse", () => dns.reverse("127.0.0.1", () => {})],
    ["dns.lookupService", () => dns.lookupService(outside, 80, () => {})],
    ["a resolver of its own", () => new Resolver().resolveTxt("localhost", () => {})],
  ])("%s", (_, open) => {
    expect(open).toThrow(refused);
  });

  test.each<[string, () => Promise<unknown>]>([
    ["dns.promises.lookup", () => dns.promises.lookup("example.org")],
    ["dns.promises.resolve", () => dns.promises.resolveMx("example.org")],
    ["a resolver of promises", () => new dns.promises.Resolver().resolve4("example.org")],
  ])("%s", async (_, open) => {
    await expect(async () => open()).rejects.toThrow(refused);
  });

  test("fetch", async () => {
    await expect(globalThis.fetch("http://192.0.2.1/")).rejects.toMatchObject({ cause: stopped });
  });

  test("dgram", async () => {
    const socket = createSocket("udp4");
    const thrown = new Promise((resolve) => process.once("uncaughtException", resolve));
    socket.send("here", 9, outside);
    expect(await thrown).toEqual(stopped);
    socket.close();
  });
});

describe("the guard goes along", () => {
  const program =
    'import { connect } from "node:net"; try { connect(80, "example.org"); } catch (error) { MESSAGE }';
  const saying = (how: string) => program.replace("MESSAGE", how);

  test("into threads, with arguments of their own or without", async () => {
    const source = new URL(
      `data:text/javascript,${encodeURIComponent(
        `import { parentPort } from "node:worker_threads"; ${saying("parentPort.postMessage(error.message)")}`,
      )}`,
    );
    for (const options of [{}, { execArgv: [] }]) {
      const [message] = (await once(new Worker(source, options), "message")) as [string];
      expect(message).toMatch(refused);
    }
  });

  test("into Node processes, and the threads of those", async () => {
    const inThread = `import { Worker } from "node:worker_threads"; new Worker(new URL("data:text/javascript," + encodeURIComponent(${JSON.stringify(saying("console.log(error.message)"))})));`;
    for (const source of [saying("console.log(error.message)"), inThread]) {
      const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", source]);
      expect(stdout.trim()).toMatch(refused);
    }
  });

  test("into other programs as a proxy that does not listen", () => {
    const { HTTPS_PROXY, https_proxy, ALL_PROXY, NO_PROXY } = process.env;
    expect([HTTPS_PROXY, https_proxy, ALL_PROXY]).toEqual(Array(3).fill("http://127.0.0.1:9"));
    expect(NO_PROXY?.split(",")).toContain("127.0.0.1");
  });
});

test("a server on this machine can be reached, by address and by name", async () => {
  const server = createServer((socket) => socket.end("here")).listen(0, "localhost");
  await once(server, "listening");
  const { port, address } = server.address() as AddressInfo;
  for (const host of [address, "localhost"]) {
    const [data] = (await once(connect(port, host), "data")) as [Buffer];
    expect(data.toString()).toBe("here");
  }
  server.close();
});
