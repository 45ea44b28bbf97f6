import { BlockList, isIP } from "node:net";

/** Special-purpose ranges of the IANA registries (RFC 6890): this machine, private networks, link-local and cloud metadata, multicast. */
const forbidden4 = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4",
  "240.0.0.0/4",
];
/**
 * Everything but 2000::/3, the only part that is given out for the public internet, and what is special within it. 6to4 and Teredo
 * carry an IPv4 address inside, so they are kept out whole; so is NAT64, outside of it.
 */
const forbidden6 = [
  "::/96",
  "::ffff:0:0:0/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "100::/8",
  "200::/7",
  "400::/6",
  "800::/5",
  "1000::/4",
  "2001::/32",
  "2001:2::/48",
  "2001:10::/28",
  "2001:20::/28",
  "2001:db8::/32",
  "2002::/16",
  "3fff::/20",
  "4000::/2",
  "8000::/1",
];

const forbidden = listOf(forbidden4, forbidden6);
const loopback = listOf(["127.0.0.0/8"], ["::1/128"]);

function listOf(ranges4: readonly string[], ranges6: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges4) list.addSubnet(...split(range), "ipv4");
  for (const range of ranges6) list.addSubnet(...split(range), "ipv6");
  return list;
}

function split(range: string): [string, number] {
  const slash = range.indexOf("/");
  return [range.slice(0, slash), Number(range.slice(slash + 1))];
}

/** Whether an address belongs to the public internet. IPv4 addresses mapped into IPv6 are judged as IPv4. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && !forbidden.check(address, family === 6 ? "ipv6" : "ipv4");
}

export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 6 ? "ipv6" : "ipv4");
}
