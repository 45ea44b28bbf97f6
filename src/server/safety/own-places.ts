import { AppError } from "../../contracts/app-error.ts";

/** Names under which a browser may rightly call the server. */
export interface OwnPlaces {
  isHost(host: string | undefined): boolean;
  isOrigin(origin: string): boolean;
}

const loopbackNames = ["127.0.0.1", "localhost", "[::1]"];
const loopbackHosts = new Set(["127.0.0.1", "::1", "localhost"]);

export function isLoopback(host: string): boolean {
  return loopbackHosts.has(host);
}

/**
 * A name that leads here without being one of these is a trick: a page elsewhere whose name was turned towards this machine.
 * @param names under which the server may be called beside those of the machine itself, without a port
 */
export function ownPlaces(port: number, names: readonly string[]): OwnPlaces {
  const hosts = new Set(
    [...loopbackNames, ...names.map((name) => name.toLowerCase())].flatMap((name) =>
      port === 80 ? [name, `${name}:80`] : [`${name}:${port}`],
    ),
  );
  return {
    isHost: (host) => host !== undefined && hosts.has(host.toLowerCase()),
    isOrigin(origin) {
      const address = origin.toLowerCase();
      return address.startsWith("http://") && hosts.has(address.slice("http://".length));
    },
  };
}

/** Throws AppError "config.invalid" where the server would be open to the network without anybody having said under which name. */
export function requireNames(host: string, names: readonly string[]): void {
  if (isLoopback(host) || names.length > 0) return;
  throw new AppError("config.invalid", {
    message: `The server would be open to the network on ${host}, and it asks nobody who they are.`,
    hint: "Leave the host out, so that only this machine reaches it, or also give the names it may be called by.",
  });
}
