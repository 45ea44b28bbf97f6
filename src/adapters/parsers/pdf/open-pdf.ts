import type { PDFDocumentProxy } from "unpdf/pdfjs";
import { pdfError } from "./pdf-errors.ts";

/** Opens a PDF so that nothing of it is run, fetched or taken from the machine. The caller destroys its loading task. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  if (bytes.length === 0) throw pdfError("empty");
  if (!hasHeader(bytes)) throw pdfError("not-a-pdf");
  const { getDocument } = await import("unpdf/pdfjs");
  const loading = getDocument({
    // pdf.js takes the buffer for itself.
    data: bytes.slice(),
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
  try {
    return await loading.promise;
  } catch (cause) {
    await loading.destroy();
    const name = cause instanceof Error ? cause.name : "";
    throw pdfError(name === "PasswordException" ? "password-protected" : "damaged", cause);
  }
}

/** Viewers look for it in the first kilobyte, so that a few bytes may stand before it. */
function hasHeader(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes(
    "%PDF-",
    0,
    "latin1",
  );
}
