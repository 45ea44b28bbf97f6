import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { hearRejections } from "./hear-rejections.ts";
import { pdfError } from "./pdf-errors.ts";
import { sameThreadPort } from "./same-thread-port.ts";

export interface OpenPdf {
  document: PDFDocumentProxy;
  close(): Promise<void>;
}

/** Opens a PDF so that nothing of it is run, fetched or taken from the machine. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  if (bytes.length === 0) throw pdfError("empty");
  if (!hasHeader(bytes)) throw pdfError("not-a-pdf");
  const { getDocument, PDFWorker } = await import("unpdf/pdfjs");
  const release = hearRejections();
  const port = sameThreadPort();
  const worker = new PDFWorker({ port, verbosity: 0 } as object);
  readingHalf().initializeFromPort(port);
  const loading = getDocument({
    // pdf.js takes the buffer for itself.
    data: bytes.slice(),
    worker,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    stopAtErrors: false,
  });
  const close = async () => {
    await loading.destroy();
    worker.destroy();
    port.terminate();
    await release();
  };
  try {
    return { document: await loading.promise, close };
  } catch (cause) {
    await close();
    const name = cause instanceof Error ? cause.name : "";
    throw pdfError(name === "PasswordException" ? "password-protected" : "damaged", cause);
  }
}

interface ReadingHalf {
  initializeFromPort(port: unknown): void;
}

/** pdf.js leaves it here for whoever has no thread of its own for it. */
function readingHalf(): ReadingHalf {
  return (globalThis as unknown as { pdfjsWorker: { WorkerMessageHandler: ReadingHalf } }).pdfjsWorker
    .WorkerMessageHandler;
}

/** Viewers look for it in the first kilobyte, so that a few bytes may stand before it. */
function hasHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes(
    "%PDF-",
    0,
    "latin1",
  );
}
