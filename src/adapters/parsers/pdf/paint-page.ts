import { type Box, intersectionOf, shownBox } from "./box.ts";
import { type GraphicsState, initialState, startOfText } from "./graphics-state.ts";
import { combined, isMatrix, type Matrix } from "./matrix.ts";
import { paintedFont, type PaintedFont } from "./painted-font.ts";
import type { PaintedPage } from "./painted-page.ts";
import { type PathKind, paintPath } from "./paint-path.ts";
import { paintText } from "./paint-text.ts";
import { pictureBoxes } from "./picture-boxes.ts";

export interface PageDescription {
  width: number;
  height: number;
  /** From the page's own space to what is shown. */
  matrix: Matrix;
  /** The names of the operators, and what each was given. */
  operators: readonly string[];
  operands: readonly unknown[];
  /** What pdf.js keeps of a font, by its name. */
  font: (name: string) => unknown;
  /** Whether a layer is switched on. */
  layerShown: (layer: unknown) => boolean;
}

type Operands = readonly unknown[];

/** Follows a page's description without painting it: which words, areas and lines end up where, in which order. */
export function paintPage(page: PageDescription): PaintedPage {
  const whole: Box = { left: 0, top: 0, right: page.width, bottom: page.height };
  const everywhere: Box = { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 };
  const painted: PaintedPage = {
    width: page.width,
    height: page.height,
    texts: [],
    areas: [],
    rules: [],
    unreadable: 0,
  };
  const fonts = new Map<string, PaintedFont>();
  let state = initialState(page.matrix, everywhere);
  const stack: GraphicsState[] = [];
  let text = startOfText();
  let clipNext = false;
  let maskNext = false;
  /** For every piece of marked content that is open: whether it is shown, and whether it is decoration. */
  const marked: { shown: boolean; artifact: boolean }[] = [];
  let hiddenLayers = 0;
  let artifacts = 0;

  const save = () => stack.push({ ...state });
  const restore = () => {
    state = stack.pop() ?? state;
  };
  const open = (shown: boolean, artifact: boolean) => {
    marked.push({ shown, artifact });
    if (!shown) hiddenLayers += 1;
    if (artifact) artifacts += 1;
  };
  const close = () => {
    const ended = marked.pop();
    if (ended?.shown === false) hiddenLayers -= 1;
    if (ended?.artifact === true) artifacts -= 1;
  };
  const clipTo = (box: Box) => {
    state.clip = intersectionOf(state.clip, box);
  };
  const moveBy = (x: number, y: number) => {
    text.x = text.lineX += x;
    text.y = text.lineY += y;
  };

  const does: Record<string, (operands: Operands) => void> = {
    save,
    restore,
    transform: (matrix) => {
      if (isMatrix(matrix)) state.matrix = combined(state.matrix, matrix);
    },
    setLineWidth: ([width]) => {
      state.lineWidth = number(width);
    },
    setGState: ([entries]) => {
      for (const [key, value] of entries as [string, unknown][]) {
        if (key === "ca") state.fillAlpha = number(value);
        else if (key === "CA") state.strokeAlpha = number(value);
        else if (key === "LW") state.lineWidth = number(value);
        else if (key === "BM") state.mixed = value !== "source-over";
        else if (key === "Font") setFont((value as Operands)[0], (value as Operands)[1]);
        else if (key === "SMask") {
          // Before a picture this only says that the picture has a mask of its own.
          if (value === false) maskNext = true;
          else state.mixed = true;
        }
      }
    },
    setFillRGBColor: ([colour]) => {
      state.fill = colourOf(colour);
    },
    setStrokeRGBColor: ([colour]) => {
      state.stroke = colourOf(colour);
    },
    setFillColorN: () => {
      state.fill = undefined;
    },
    setStrokeColorN: () => {
      state.stroke = undefined;
    },
    setFillTransparent: () => {
      state.fill = undefined;
    },
    setStrokeTransparent: () => {
      state.stroke = undefined;
    },
    beginText: () => {
      text = startOfText();
    },
    setCharSpacing: ([value]) => {
      state.charSpacing = number(value);
    },
    setWordSpacing: ([value]) => {
      state.wordSpacing = number(value);
    },
    setHScale: ([value]) => {
      state.horizontalScale = number(value) / 100;
    },
    setLeading: ([value]) => {
      state.leading = -number(value);
    },
    setFont: ([name, size]) => setFont(name, size),
    setTextRenderingMode: ([mode]) => {
      state.renderMode = number(mode);
    },
    setTextRise: ([rise]) => {
      state.rise = number(rise);
    },
    moveText: ([x, y]) => moveBy(number(x), number(y)),
    setLeadingMoveText: ([x, y]) => {
      state.leading = number(y);
      moveBy(number(x), number(y));
    },
    setTextMatrix: ([matrix]) => {
      if (isMatrix(matrix)) text = startOfText(combined([1, 0, 0, 1, 0, 0], matrix));
    },
    nextLine: () => moveBy(0, state.leading),
    showText: ([glyphs]) => {
      paintText(painted, glyphs as Operands, state, text, {
        layerShown: hiddenLayers === 0,
        artifact: artifacts > 0,
      });
    },
    clip: () => {
      clipNext = true;
    },
    eoClip: () => {
      clipNext = true;
    },
    constructPath: ([kind, data, bounds]) => {
      const extent = pathBounds(bounds);
      if (extent === undefined) return;
      if (hiddenLayers === 0) paintPath(painted, pathKind(kind), (data as Operands)[0], state);
      if (clipNext) clipTo(shownBox(state.matrix, extent));
      clipNext = false;
    },
    shadingFill: () => {
      if (hiddenLayers > 0) return;
      const box = intersectionOf(state.clip, whole);
      const order = orderOf(painted);
      painted.areas.push({
        kind: "fill",
        box,
        order,
        colour: undefined,
        alpha: 1,
        opaque: false,
        round: false,
      });
    },
    beginMarkedContent: ([tag]) => open(true, tag === "Artifact"),
    beginMarkedContentProps: ([tag, layer]) =>
      open(tag !== "OC" || page.layerShown(layer), tag === "Artifact"),
    endMarkedContent: close,
    paintFormXObjectBegin: ([matrix, bounds]) => {
      save();
      if (isMatrix(matrix)) state.matrix = combined(state.matrix, matrix);
      if (Array.isArray(bounds)) clipTo(shownBox(state.matrix, boxOf(bounds)));
    },
    paintFormXObjectEnd: restore,
    beginGroup: save,
    endGroup: restore,
    beginAnnotation: ([, rectangle, transform, matrix]) => {
      save();
      state = initialState(page.matrix, everywhere);
      if (Array.isArray(rectangle)) clipTo(shownBox(state.matrix, boxOf(rectangle)));
      if (isMatrix(transform)) state.matrix = combined(state.matrix, transform);
      if (isMatrix(matrix)) state.matrix = combined(state.matrix, matrix);
    },
    endAnnotation: restore,
  };

  function setFont(name: unknown, size: unknown): void {
    if (typeof name !== "string") return;
    let font = fonts.get(name);
    if (font === undefined) {
      font = paintedFont(page.font(name));
      fonts.set(name, font);
    }
    state.font = font;
    state.fontSize = number(size);
  }

  for (const [at, operator] of page.operators.entries()) {
    const operands = (page.operands[at] ?? []) as Operands;
    if (operator.startsWith("paint") && !operator.startsWith("paintForm")) {
      for (const box of hiddenLayers > 0 ? [] : pictureBoxes(operator, operands, state.matrix)) {
        painted.areas.push({
          kind: "picture",
          box: intersectionOf(intersectionOf(box, state.clip), whole),
          order: orderOf(painted),
          colour: undefined,
          alpha: state.fillAlpha,
          opaque: !maskNext && !operator.includes("Mask") && !state.mixed && state.fillAlpha > 0.95,
          round: false,
        });
      }
    }
    does[operator]?.(operands);
    if (operator !== "setGState" && operator !== "dependency" && !operator.includes("MarkedContent")) {
      maskNext = false;
    }
  }
  return painted;
}

function orderOf(painted: PaintedPage): number {
  return painted.texts.length + painted.areas.length;
}

function number(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function colourOf(value: unknown): number | undefined {
  return typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value)
    ? Number.parseInt(value.slice(1), 16)
    : undefined;
}

function boxOf(numbers: ArrayLike<unknown>): Box {
  const [x0, y0, x1, y1] = [0, 1, 2, 3].map((at) => number(numbers[at])) as [number, number, number, number];
  return { left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1) };
}

function pathBounds(bounds: unknown): Box | undefined {
  const numbers = bounds as ArrayLike<unknown> | null | undefined;
  return numbers?.length === 4 ? boxOf(numbers) : undefined;
}

/** The numbers pdf.js gives its painting operators, from its table of operators. */
function pathKind(code: unknown): PathKind {
  if (code === 20 || code === 21) return "stroke";
  if (code === 22 || code === 23) return "fill";
  return code === 28 ? "none" : "fill-and-stroke";
}
