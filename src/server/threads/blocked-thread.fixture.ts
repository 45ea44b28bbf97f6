import { parentPort, workerData } from "node:worker_threads";
import type { FromThread, ToThread } from "./thread-protocol.ts";

/** Stands for arithmetic that never breathes: every task holds the thread until the file that it watches is written. */
const { folder } = workerData as { folder: string };
const { existsSync, writeFileSync } = await import("node:fs");
const held = new Int32Array(new SharedArrayBuffer(4));

parentPort?.on("message", (message: ToThread) => {
  if (message.type === "close") {
    parentPort?.postMessage({ type: "closed" } satisfies FromThread);
    parentPort?.close();
  } else if (message.type === "task") {
    writeFileSync(`${folder}/.held`, "");
    while (!existsSync(`${folder}/.release`)) Atomics.wait(held, 0, 0, 5);
    const result = { kind: "json", text: '"released"', tag: '"tag"', isDecidedByParts: false } as const;
    parentPort?.postMessage({ type: "done", id: message.id, result } satisfies FromThread);
  }
});
