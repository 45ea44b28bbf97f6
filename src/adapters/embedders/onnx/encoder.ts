import type { Worker } from "node:worker_threads";
import { stopped } from "../../../contracts/abort.ts";
import { AppError, messageOf } from "../../../contracts/app-error.ts";
import { quietWorker } from "../../shared/quiet-worker.ts";
import type { EncodeRequest } from "./encode-batch.ts";
import { modelFault } from "./model-fault.ts";
import type { ModelFolder } from "./model-folder.ts";
import type { WorkerReply, WorkerStart } from "./onnx-worker.ts";
import type { RuntimePackage } from "./runtime-package.ts";
import { silenceRuntime } from "./silence-runtime.ts";

/** Runs a model. Batches are taken one after the other. */
export interface Encoder {
  /** One row a text, not yet of length 1. */
  encode(request: EncodeRequest, signal: AbortSignal): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Under node the sources run as they are; in the published package they are JavaScript. */
const workerFile = new URL(
  import.meta.url.endsWith(".ts") ? "./onnx-worker.ts" : "./onnx-worker.js",
  import.meta.url,
);

/** The model in a thread of its own, loaded when the first batch comes. Whoever stops waits for no batch. */
export function threadEncoder(folder: ModelFolder, runtime: RuntimePackage): Encoder {
  let worker: Worker | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  function running(): Worker {
    if (worker !== undefined) return worker;
    silenceRuntime();
    const start: WorkerStart = {
      entry: runtime.entry,
      model: folder.model,
      provider: runtime.name === "onnxruntime-node" ? "cpu" : "wasm",
    };
    const started = quietWorker(workerFile, { workerData: start });
    started.once("exit", () => {
      if (worker === started) worker = undefined;
    });
    worker = started;
    return started;
  }

  async function encodeOne(request: EncodeRequest, signal: AbortSignal): Promise<Float32Array> {
    if (signal.aborted) throw stopped();
    const current = running();
    return new Promise<Float32Array>((resolve, reject) => {
      const onMessage = (reply: WorkerReply) =>
        end(() =>
          reply.status === "encoded" ? resolve(reply.rows) : reject(faultOf(reply, folder, runtime)),
        );
      const onError = (thrown: unknown) =>
        end(() =>
          reject(faultOf({ status: "failed", what: "batch", reason: messageOf(thrown) }, folder, runtime)),
        );
      const onExit = () => onError(new Error("its thread ended"));
      const onAbort = () => {
        worker = undefined;
        end(() => reject(stopped()));
        void current.terminate();
      };
      const end = (settle: () => void) => {
        current.off("message", onMessage).off("error", onError).off("exit", onExit);
        current.unref();
        signal.removeEventListener("abort", onAbort);
        settle();
      };
      signal.addEventListener("abort", onAbort, { once: true });
      current.on("message", onMessage).on("error", onError).on("exit", onExit);
      current.ref();
      current.postMessage(request);
    });
  }

  return {
    encode(request, signal) {
      const mine = queue.then(() => encodeOne(request, signal));
      queue = mine.catch(() => {});
      return mine;
    },
    async close() {
      const closing = worker;
      worker = undefined;
      await closing?.terminate();
    },
  };
}

function faultOf(
  { what, reason }: Extract<WorkerReply, { status: "failed" }>,
  { name }: ModelFolder,
  runtime: RuntimePackage,
): AppError {
  const said = reason.split("\n")[0] ?? reason;
  switch (what) {
    case "runtime":
      return new AppError("adapter.missing-package", {
        message: `The package ${runtime.name} could not be loaded: ${said}`,
        hint: "Install it again, or install onnxruntime-web, which runs everywhere and is slower.",
      });
    case "model":
      return modelFault(
        `The model of ${name} cannot be read: ${said}`,
        "Fetch it again: it may be cut short.",
      );
    case "shape":
      return modelFault(
        `The model of ${name} ${said}.`,
        "Name a folder with a text encoder, such as all-MiniLM-L6-v2.",
      );
    case "batch":
      return new AppError("stage.failed", {
        message: `The model of ${name} failed on a text: ${said}`,
        hint: "Check that its files belong together; a smaller embed.embedder.batch needs less memory.",
      });
  }
}
