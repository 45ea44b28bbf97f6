import { syncBuiltinESMExports } from "node:module";
import { BlockList, isIP, Socket } from "node:net";
import workers from "node:worker_threads";

/*
 * A test that opens a connection to anything but this machine, or asks for a name, fails, whatever library it comes from. This
 * file is what the tests' own process, its threads and every Node that it starts run first. It stands where Node's own code meets
 * the system, since sockets, TLS, HTTP, HTTP/2, fetch, WebSockets and every name lookup come through there. Programs that are not
 * Node are sent to a proxy that does not listen; a native library that ignores proxies is seen by none of this. Plain JavaScript,
 * since every process of the tests reads it before anything else.
 */

const own = new BlockList();
own.addSubnet("127.0.0.0", 8, "ipv4");
own.addAddress("0.0.0.0", "ipv4");
own.addAddress("::1", "ipv6");
own.addAddress("::", "ipv6");

/** @param {string} host */
function isHere(host) {
  const family = isIP(host);
  if (family === 0) return host === "localhost";
  return own.check(host, family === 6 ? "ipv6" : "ipv4");
}

/** @param {unknown} host */
function refuseOutside(host) {
  if (typeof host !== "string" || host === "" || isHere(host)) return;
  throw new Error(`A test tried to connect to ${host}: tests reach nothing but this machine.`);
}

/**
 * Puts a check before a method. A method that is not there would be a hole: that is an error.
 * @param {Record<string, Function>} methods
 * @param {string} name
 * @param {(given: unknown[]) => void} before
 */
function check(methods, name, before) {
  const original = methods[name];
  if (original === undefined) throw new Error(`The guard of the tests finds no ${name} in this Node.`);
  methods[name] = function (...given) {
    before(given);
    return original.apply(this, given);
  };
}

/**
 * Node's own view of the system, the same objects that its modules use.
 * @param {string} module
 * @param {string} name
 */
function prototypeOf(module, name) {
  const made = process.binding(module)[name];
  if (made === undefined) throw new Error(`The guard of the tests finds no ${name} in this Node.`);
  return made.prototype;
}

for (const name of ["connect", "connect6"]) {
  check(prototypeOf("tcp_wrap", "TCP"), name, ([, address]) => refuseOutside(address));
  check(prototypeOf("udp_wrap", "UDP"), name, ([address]) => refuseOutside(address));
}
for (const name of ["send", "send6"]) {
  // Over a connected socket the fourth is no port but whether there is a callback, and no address follows.
  check(prototypeOf("udp_wrap", "UDP"), name, ([, , , , address]) => refuseOutside(address));
}
check(process.binding("cares_wrap"), "getaddrinfo", ([, host]) => refuseOutside(host));
check(process.binding("cares_wrap"), "getnameinfo", ([, address]) => refuseOutside(address));
const questions = prototypeOf("cares_wrap", "ChannelWrap");
for (const name of Object.getOwnPropertyNames(questions)) {
  if (/^query|^getHostByAddr$/.test(name)) check(questions, name, ([, host]) => refuseQuestion(host));
}

/**
 * These never look at what the machine itself knows: even `localhost` is asked of a server elsewhere.
 * @param {unknown} host
 */
function refuseQuestion(host) {
  throw new Error(
    `A test tried to ask a name server for ${String(host)}: tests reach nothing but this machine.`,
  );
}

/** Also before a name is looked up, so that a test fails at the line that connects. A lookup of its own is seen by where it leads. */
check(Socket.prototype, "connect", (given) => refuseOutside(hostOf(given)));

/**
 * Node hands over options, a list that begins with them, or port and host; a path is a local socket.
 * @param {readonly unknown[]} given
 */
function hostOf(given) {
  const [first, second] = given.flat();
  if (typeof first !== "object" || first === null) return second;
  const { host, path, lookup } = first;
  return lookup === undefined && !path ? host : undefined;
}

/** Threads begin here too, and what they start. */
workers.Worker = class extends workers.Worker {
  /**
   * @param {string | URL} file
   * @param {import("node:worker_threads").WorkerOptions} [options]
   */
  constructor(file, options = {}) {
    super(file, {
      ...options,
      execArgv: [...(options.execArgv ?? []), "--import", import.meta.url],
    });
  }
};
syncBuiltinESMExports();

const preload = `--import ${import.meta.url}`;
const inherited = process.env["NODE_OPTIONS"] ?? "";
if (!inherited.includes(preload)) process.env["NODE_OPTIONS"] = `${inherited} ${preload}`.trim();
/** The discard port: nothing listens there. */
const noProxy = "http://127.0.0.1:9";
for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"]) {
  process.env[name] = noProxy;
  process.env[name.toLowerCase()] = noProxy;
}
process.env["NO_PROXY"] = "127.0.0.1,localhost,::1";
process.env["no_proxy"] = process.env["NO_PROXY"];
