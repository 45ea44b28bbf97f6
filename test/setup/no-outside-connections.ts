import { Socket } from "node:net";

/** A test that opens a connection to anything but this machine fails, whatever library it comes from. */
const connect = Socket.prototype.connect;
Socket.prototype.connect = function guarded(this: Socket, ...given: Parameters<typeof connect>) {
  const host = hostOf(given);
  if (host !== undefined && !/^(?:localhost|127(?:\.\d+){3}|::1)$/.test(host)) {
    throw new Error(`A test tried to connect to ${host}: tests reach nothing but this machine.`);
  }
  return connect.apply(this, given);
} as typeof connect;

/** Node hands over options, a list that begins with them, or port and host; a path is a local socket. */
function hostOf(given: readonly unknown[]): string | undefined {
  const [first, second]: unknown[] = given.flat();
  if (typeof first === "object" && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path === undefined ? (host ?? "localhost") : undefined;
  }
  return typeof first === "number" ? (typeof second === "string" ? second : "localhost") : undefined;
}
