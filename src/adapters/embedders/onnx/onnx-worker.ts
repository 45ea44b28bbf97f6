import { parentPort, workerData } from "node:worker_threads";
import { messageOf } from "../../../contracts/app-error.ts";
import {
  encodeBatch,
  type EncodeRequest,
  type OnnxRuntime,
  type OnnxSession,
  unusable,
} from "./encode-batch.ts";

export interface WorkerStart {
  /** Of the runtime, to import. */
  entry: string;
  model: string;
  provider: "cpu" | "wasm";
}

export type WorkerReply =
  | { status: "encoded"; rows: Float32Array }
  /** `reason` is the end of a sentence about the model. */
  | { status: "failed"; what: "runtime" | "model" | "shape" | "batch"; reason: string };

/** The runtime computes on the thread it is called from, so it has one of its own: nothing else waits for it. */
const started = workerData as WorkerStart;
const opening = open();

parentPort?.on("message", (request: EncodeRequest) => {
  void answer(request).then((reply) =>
    parentPort?.postMessage(reply, reply.status === "encoded" ? [reply.rows.buffer as ArrayBuffer] : []),
  );
});

type Failure = Extract<WorkerReply, { status: "failed" }>;

async function open(): Promise<Failure | { status: "open"; runtime: OnnxRuntime; session: OnnxSession }> {
  let runtime: OnnxRuntime;
  try {
    const loaded = (await import(started.entry)) as OnnxRuntime & { default?: OnnxRuntime };
    runtime = loaded.default ?? loaded;
  } catch (thrown) {
    return failed("runtime", thrown);
  }
  try {
    const session = await runtime.InferenceSession.create(started.model, {
      executionProviders: [started.provider],
      // Its faults are ours to say: nothing of it is printed.
      logSeverityLevel: 4,
    });
    const reason = unusable(session);
    return reason === undefined
      ? { status: "open", runtime, session }
      : { status: "failed", what: "shape", reason };
  } catch (thrown) {
    return failed("model", thrown);
  }
}

async function answer(request: EncodeRequest): Promise<WorkerReply> {
  const opened = await opening;
  if (opened.status === "failed") return opened;
  try {
    return { status: "encoded", rows: await encodeBatch(opened.runtime, opened.session, request) };
  } catch (thrown) {
    return failed("batch", thrown);
  }
}

function failed(what: Failure["what"], thrown: unknown): Failure {
  return { status: "failed", what, reason: messageOf(thrown) };
}
