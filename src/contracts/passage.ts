import * as z from "zod";

/** A half-open range of UTF-16 code units (JavaScript string indices): `text.slice(start, end)`. */
export const Span = z.object({
  start: z.int().min(0),
  end: z.int().min(0),
});
export type Span = z.infer<typeof Span>;

/** A character span of one source's canonical text. Gold, citations and retrieved text are all passages. */
export const Passage = Span.extend({
  /** The source's name: its path below the sources folder, with forward slashes. */
  source: z.string().min(1),
});
export type Passage = z.infer<typeof Passage>;

/** Of something that stands at a passage, where it stands alone. */
export function barePassage({ source, start, end }: Passage): Passage {
  return { source, start, end };
}
