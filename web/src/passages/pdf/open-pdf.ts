import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, version } from "pdfjs-dist";

/** Where the build puts what pdf.js reads by name (`pdf-assets.ts`). */
const assets = `/assets/pdfjs-${version}`;

GlobalWorkerOptions.workerSrc = `${assets}/build/pdf.worker.min.mjs`;

export interface OpenPdf {
  document: Promise<PDFDocumentProxy>;
  close(): void;
}

/** Opens a PDF to draw it. Fonts and character maps come from the server's own files, scripts in it are never run. */
export function openPdf(address: string): OpenPdf {
  const task = getDocument({
    url: address,
    cMapUrl: `${assets}/cmaps/`,
    standardFontDataUrl: `${assets}/standard_fonts/`,
    wasmUrl: `${assets}/wasm/`,
    // The policy lets nothing be compiled; the same decoders come as plain scripts.
    useWasm: false,
    // The same letters on every machine.
    useSystemFonts: false,
    enableXfa: false,
    // Where the server can send parts of a file, only what is looked at is read.
    disableAutoFetch: true,
    disableStream: false,
  });
  return { document: task.promise, close: () => void task.destroy() };
}
