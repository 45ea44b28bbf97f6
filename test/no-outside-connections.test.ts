import { connect, createServer, type AddressInfo } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";

test("a connection to another machine is refused before it is tried", () => {
  expect(() => connect({ host: "192.0.2.1", port: 80 })).toThrow("A test tried to connect to 192.0.2.1");
  expect(() => connect(80, "example.org")).toThrow("A test tried to connect to example.org");
});

test("a server on this machine can be reached", async () => {
  const server = createServer((socket) => socket.end("here")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  const [data] = (await once(socket, "data")) as [Buffer];
  expect(data.toString()).toBe("here");
  server.close();
});
