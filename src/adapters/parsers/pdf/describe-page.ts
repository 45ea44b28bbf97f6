import type { PDFDocumentProxy, PDFPageProxy } from "unpdf/pdfjs";
import type { Matrix } from "./matrix.ts";
import type { PageDescription } from "./paint-page.ts";

type Layers = Awaited<ReturnType<PDFDocumentProxy["getOptionalContentConfig"]>>;

/** The page's operators with what is needed to follow them. They are read once: text, colours and order all come from them. */
export async function describePage(
  page: PDFPageProxy,
  operatorNames: readonly string[],
  layers: Layers,
): Promise<PageDescription> {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { fnArray, argsArray } = await page.getOperatorList({ intent: "display" });
  return {
    width,
    height,
    matrix: transform as unknown as Matrix,
    operators: fnArray.map((code: number) => operatorNames[code] ?? ""),
    operands: argsArray,
    font: (name) => (page.commonObjs.has(name) ? page.commonObjs.get(name) : undefined),
    layerShown: (layer) => layer === null || layer === undefined || layers.isVisible(layer),
  };
}
