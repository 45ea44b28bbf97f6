import { createHash } from "node:crypto";
import type { MessagePort } from "node:worker_threads";
import { packageVersion } from "../../app/package-version.ts";
import { AppError } from "../../contracts/app-error.ts";
import { ApiFault } from "../api-fault.ts";
import { errorDetails } from "../error-details.ts";
import type { OpenProject } from "../tasks/open-project.ts";
import { FileBytes } from "../tasks/file-bytes.ts";
import { type Task, unchanged } from "../tasks/task.ts";
import { makingOnce } from "./making-once.ts";
import type { FromThread, TaskResult, ToThread } from "./thread-protocol.ts";

/** A thread's side: takes tasks by name, many at a time, and answers each once. */
export function serveTasks(
  port: MessagePort,
  table: Readonly<Record<string, () => Promise<Task<never, unknown>>>>,
  project: OpenProject,
): void {
  // Another version may say the same otherwise.
  const version = packageVersion();
  const running = new Map<number, { abort: AbortController; ended: Promise<void> }>();
  const once = makingOnce();
  const tell = (message: FromThread, transfer: ArrayBuffer[] = []): void =>
    port.postMessage(message, transfer);

  async function work({ id, name, input, known }: Extract<ToThread, { type: "task" }>, signal: AbortSignal) {
    try {
      const load = table[name];
      if (load === undefined) throw new Error(`There is no task ${name}.`);
      const task = await load();
      let tag: string | undefined;
      const value = await task(project, input as never, {
        signal,
        emit: (event) => tell({ type: "event", id, event }),
        tagged: (parts, make) => {
          tag = tagOf(JSON.stringify([version, name, ...parts]));
          return known.includes(tag) ? Promise.resolve(unchanged as never) : once(tag, make, signal);
        },
      });
      const result = resultOf(value, tag);
      const transfer = result.kind === "bytes" ? [result.bytes.buffer as ArrayBuffer] : [];
      tell({ type: "done", id, result }, transfer);
    } catch (thrown) {
      const error = errorDetails(thrown, project.folder);
      const foreseen =
        thrown instanceof ApiFault || (thrown instanceof AppError && thrown.code !== "internal");
      tell({ type: "failed", id, error, unforeseen: foreseen ? null : textOf(thrown) });
    } finally {
      running.delete(id);
    }
  }

  port.on("message", (message: ToThread) => {
    if (message.type === "task") {
      const abort = new AbortController();
      running.set(message.id, { abort, ended: work(message, abort.signal) });
    } else if (message.type === "abort") {
      running.get(message.id)?.abort.abort();
    } else {
      void close();
    }
  });

  async function close(): Promise<void> {
    const all = [...running.values()];
    for (const { abort } of all) abort.abort();
    await Promise.all(all.map(({ ended }) => ended));
    await project.close();
    tell({ type: "closed" });
    port.close();
  }
}

function resultOf(value: unknown, tag: string | undefined): TaskResult {
  if (value === unchanged) return { kind: "unchanged", tag: tag ?? "" };
  // A copy of its own: what is handed over must not take a shared buffer with it.
  if (value instanceof FileBytes) return { kind: "bytes", bytes: new Uint8Array(value.bytes) };
  const text = JSON.stringify(value ?? null);
  return { kind: "json", text, tag: tag ?? tagOf(text), isDecidedByParts: tag !== undefined };
}

function tagOf(text: string): string {
  return `"${createHash("sha256").update(text).digest("base64url")}"`;
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
