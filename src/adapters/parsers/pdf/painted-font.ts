/** What is needed of a font to place and weigh its text. */
export interface PaintedFont {
  bold: boolean;
  vertical: boolean;
  ascent: number;
  descent: number;
  /** Text space for one unit of a glyph's width. */
  unit: number;
  /** The height of its type for a size of one. */
  height: number;
}

interface LoadedFont {
  name?: unknown;
  ascent?: unknown;
  descent?: unknown;
  vertical?: unknown;
  fontMatrix?: unknown;
  bbox?: unknown;
  isType3Font?: unknown;
}

export function paintedFont(loaded: unknown): PaintedFont {
  const { name, ascent, descent, vertical, fontMatrix, bbox, isType3Font } = (loaded ?? {}) as LoadedFont;
  const matrix = Array.isArray(fontMatrix) ? (fontMatrix as unknown[]) : [];
  const unit = typeof matrix[0] === "number" && matrix[0] !== 0 ? matrix[0] : 0.001;
  const style = typeof name === "string" ? name : "";
  return {
    bold: /bold|black|heavy|demi(?!-?light)|[-,_ ]bd\b/i.test(style),
    vertical: vertical === true,
    // Fonts state anything here; what no typeface has would make boxes run into other lines.
    ascent: within(ascent, 0.6, 1, 0.8),
    descent: within(descent, -0.4, -0.1, -0.2),
    unit,
    // Glyphs that are little drawings have a scale of their own.
    height: isType3Font === true ? drawnHeight(matrix[3], bbox) : 1,
  };
}

function within(value: unknown, least: number, most: number, otherwise: number): number {
  if (typeof value !== "number" || !Number.isFinite(value) || value === 0) return otherwise;
  return Math.min(most, Math.max(least, value));
}

function drawnHeight(scale: unknown, bounds: unknown): number {
  const [, bottom, , top] = (Array.isArray(bounds) ? bounds : []) as unknown[];
  if (typeof scale !== "number" || typeof bottom !== "number" || typeof top !== "number") return 1;
  const height = Math.abs(scale * (top - bottom));
  return height > 0.01 && height < 100 ? height : 1;
}
