import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";
import { node } from "../shared/measure.ts";

export interface ServerProcess {
  address: string;
  /** From before the process to its first answer. */
  firstAnswerMs: number;
  /** Null where the system does not say it. */
  residentMegabytes(): { now: number; largest: number } | null;
  end(): Promise<void>;
}

export interface Answer {
  status: number;
  text: string;
  tag: string | undefined;
  milliseconds: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 50 });

/** @param script of this folder */
export async function startServer(script: string, folder: string): Promise<ServerProcess> {
  const began = performance.now();
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(node, [file, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (text) => resolve(String(text).trim()));
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  await ask(address, "/api/health");
  return {
    address,
    firstAnswerMs: performance.now() - began,
    residentMegabytes() {
      if (process.platform !== "linux") return null;
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const kilobytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
      return { now: kilobytes("VmRSS") / 1024, largest: kilobytes("VmHWM") / 1024 };
    },
    end: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill("SIGTERM");
      }),
  };
}

export function ask(
  address: string,
  path: string,
  { body, known }: { body?: unknown; known?: string | undefined } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const held = known === undefined ? {} : { "if-none-match": known };
    const options =
      body === undefined
        ? { agent, headers: held }
        : { agent, method: "POST", headers: { origin: address, "content-type": "application/json" } };
    const asked = request(`${address}${path}`, options, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece: string) => (text += piece));
      answer.on("end", () => {
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, text, tag: headers.etag, milliseconds: performance.now() - began });
      });
    });
    asked.on("error", reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Ends what keeps this process up. */
export function hangUp(): void {
  agent.destroy();
}
