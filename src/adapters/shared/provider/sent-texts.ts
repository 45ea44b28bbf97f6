import type { AppError } from "../../../contracts/app-error.ts";
import type { Passage } from "../../../contracts/passage.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import type { TextOverflow } from "./text-overflow.ts";

/** The texts of one request, as far as a failure has to name them. */
export interface SentTexts {
  texts: readonly string[];
  /** Where each stands among those that were handed in, from 0. */
  positions: readonly number[];
  /** How many were handed in. */
  total: number;
  /** Where each stands in sources; undefined where that is not known. */
  places: readonly Passage[] | undefined;
}

/** One sentence that says which text is too long, and by how much where that was told. */
export function textTooLong(id: string, sent: SentTexts, overflow: TextOverflow, status: number): AppError {
  const { limitTokens: limit, textTokens: size, index } = overflow;
  const told = index !== undefined && index < sent.texts.length ? index : undefined;
  const known = told ?? (sent.texts.length === 1 ? 0 : undefined);
  const than = limit === undefined ? `${id} takes` : `the ${limit} tokens that ${id} takes`;
  const excess = limit !== undefined && size !== undefined && size > limit ? `${size - limit} tokens ` : "";
  const message =
    known === undefined
      ? `One of ${sent.texts.length} texts is ${excess}longer than ${than}; the longest is ${named(sent, longest(sent.texts))}.`
      : `${capital(named(sent, known))} is ${excess}longer than ${than}.`;
  const hint = "Make chunks smaller (chunk.size), or choose a model that takes longer texts.";
  return modelError("model.refused", { message, hint }, { status });
}

/** By its place in the sources, or where that is not known by its beginning. */
function named({ texts, positions, total, places }: SentTexts, at: number): string {
  const text = texts[at] ?? "";
  const place = places?.[at];
  const beginning = text.replace(/\s+/g, " ").trim().slice(0, 40).toWellFormed();
  const where =
    place === undefined ? `begins "${beginning}"` : `${place.source}, ${place.start} to ${place.end}`;
  return `text ${(positions[at] ?? at) + 1} of ${total} (${text.length} characters; ${where})`;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((best, text, at) => (text.length > (texts[best] ?? "").length ? at : best), 0);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
