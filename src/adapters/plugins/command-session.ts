import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { messageOf, type AppError } from "../../contracts/app-error.ts";
import { linesOf } from "../shared/lines-of.ts";
import { decodeReply } from "./decode-reply.ts";
import { pluginFault } from "./plugin-fault.ts";
import type { PluginReply } from "./plugin-transport.ts";
import type { PluginRequest } from "./plugin-wire.ts";

export interface CommandSessionSettings {
  name: string;
  command: readonly string[];
  /** Where the command runs. */
  folder: string;
  /** For one reply; then the plugin counts as hung. */
  timeoutMs: number;
}

/** One running process of a command plugin. */
export interface CommandSession {
  ask(request: PluginRequest): Promise<PluginReply>;
  /** Why it can no longer be asked; undefined while it runs. */
  fault(): AppError | undefined;
  /** Ends the process and all it started, and rejects what waits. */
  kill(): void;
  /** Lets the process end by itself for a moment, then kills it. */
  end(): Promise<void>;
}

const keptOfErrors = 2000;
const longestReply = 64 * 2 ** 20;
const graceMs = 1000;

interface Waiting {
  resolve: (reply: PluginReply) => void;
  reject: (fault: AppError) => void;
  timer: NodeJS.Timeout;
}

const running = new Set<() => void>();
process.on("exit", () => running.forEach((kill) => kill()));

export function startCommandSession({
  name,
  command,
  folder,
  timeoutMs,
}: CommandSessionSettings): CommandSession {
  const [program = "", ...parameters] = command;
  const hasGroups = process.platform !== "win32";
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(program, parameters, {
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe"],
    shell: false,
    windowsHide: true,
    // A process group of its own: killing it takes what the plugin started with it.
    detached: hasGroups,
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let said = "";
  let fault: AppError | undefined;

  const killProcess = (): void => {
    try {
      if (child.pid !== undefined && hasGroups) process.kill(-child.pid, "SIGKILL");
      else child.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
  };
  const fail = (reason: AppError): void => {
    fault ??= reason;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(fault);
    }
    waiting.clear();
    killProcess();
  };
  const withWords = (what: string): string => (said.trim() === "" ? what : `${what} It said: ${said.trim()}`);

  running.add(killProcess);
  const ended = new Promise<void>((resolve) => {
    child.once("error", (cause: NodeJS.ErrnoException) => {
      const why = cause.code === "ENOENT" ? `there is no command ${program}` : cause.message;
      const hint = `Check that ${program} is installed and that ${folder} exists.`;
      fail(pluginFault(name, `could not be started: ${why}.`, hint, cause));
      resolve();
    });
    child.once("exit", (code, signal) => {
      const closed = child.stderr.closed ? undefined : once(child.stderr, "close");
      void Promise.race([closed, delay(graceMs, undefined, { ref: false })]).finally(() => {
        const how = code === null ? `was ended by ${signal}` : `ended with exit code ${code}`;
        fail(pluginFault(name, withWords(`${how} before it was told to.`)));
        resolve();
      });
    });
  }).finally(() => running.delete(killProcess));

  child.stdin.on("error", () => {
    // The process has closed its input: its exit tells why.
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-keptOfErrors);
  });
  void readReplies();

  async function readReplies(): Promise<void> {
    try {
      for await (const line of linesOf(child.stdout.setEncoding("utf8"), longestReply)) {
        if (line.trim() !== "") takeReply(line);
      }
    } catch (error) {
      fail(pluginFault(name, withWords(messageOf(error)), undefined, error));
    }
  }

  function takeReply(line: string): void {
    const reply = decodeReply(line);
    const asked = reply && waiting.get(reply.id);
    if (reply === undefined || asked === undefined) {
      const wrong = reply === undefined ? "a line that is no reply" : "a reply to nothing that waits";
      const hint =
        "Write replies only to standard output, one a line, and everything else to standard error.";
      fail(pluginFault(name, withWords(`wrote ${wrong}: ${line.slice(0, 200)}`), hint));
      return;
    }
    clearTimeout(asked.timer);
    waiting.delete(reply.id);
    asked.resolve(reply);
  }

  return {
    ask(request) {
      if (fault !== undefined) return Promise.reject(fault);
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          fail(
            pluginFault(
              name,
              withWords(`did not answer ${request.kind} within ${timeoutMs / 1000} seconds.`),
            ),
          );
        }, timeoutMs);
        waiting.set(id, { resolve, reject, timer });
        child.stdin.write(`${oneLine(JSON.stringify({ id, ...request }))}\n`);
      });
    },
    fault: () => fault,
    kill() {
      fail(pluginFault(name, "was stopped."));
    },
    async end() {
      if (waiting.size > 0) this.kill();
      child.stdin.end();
      const tooLong = setTimeout(killProcess, graceMs);
      await ended;
      clearTimeout(tooLong);
    },
  };
}

/** Many line readers, Node's and Python's among them, also split at characters that JSON leaves as they are. */
function oneLine(json: string): string {
  return json.replaceAll(
    /[\u0085\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
