import { lookup, type LookupAddress } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./address-rules.ts";
import { refused } from "./check-request.ts";

/** As dns.lookup with `all`. */
export type Resolve = (
  host: string,
  options: object,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

const systemResolve: Resolve = (host, options, done) => lookup(host, { ...options, all: true }, done);

/**
 * Name lookup at connect time that refuses a name leading to this machine or a private network, whatever it led to before.
 * `localhost` may lead to loopback. Addresses written as numbers never come here: naming one in the configuration allows it.
 */
export function guardedLookup(resolve: Resolve = systemResolve): LookupFunction {
  return (host, options, done) => {
    resolve(host, options, (error, addresses) => {
      const isAllowed = isLocalName(host) ? isLoopbackAddress : isPublicAddress;
      const wrong = addresses?.find(({ address }) => !isAllowed(address));
      const first = addresses?.[0];
      if (error !== null) done(error, "");
      else if (wrong !== undefined) done(notPublic(host, wrong.address), "");
      else if (first === undefined) done(new Error(`${host} has no address.`), "");
      else if (options.all === true) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

function isLocalName(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || isIP(host) !== 0;
}

function notPublic(host: string, address: string): Error {
  return refused(
    `${host} leads to ${address}, which is not on the public internet.`,
    "Name the machine by its address in soundings.yaml to allow it.",
  );
}
