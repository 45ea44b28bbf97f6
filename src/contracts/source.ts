import * as z from "zod";
import { Digest } from "./digest.ts";
import { Span } from "./passage.ts";

/** A file a person added, before parsing. */
export const Source = z.object({
  /** Path below the sources folder, forward slashes, or a web address; unique in a dataset. */
  name: z.string().min(1),
  mediaType: z.string(),
  bytes: z.int().min(0),
  /** Digest of the file's bytes: the source version. */
  digest: Digest,
});
export type Source = z.infer<typeof Source>;

/** A heading and where its own line stands in the canonical text. Its section runs to the next heading of the same or a higher rank. */
export const Heading = Span.extend({
  /** 1 is the highest rank. */
  level: z.int().min(1).max(6),
  title: z.string(),
});
export type Heading = z.infer<typeof Heading>;

/** The characters that stand on one page of a paged source. Pages are numbered from 1. */
export const Page = Span.extend({
  number: z.int().min(1),
  /** What is printed on it where that is another, such as "iv". */
  label: z.string().min(1).optional(),
});
export type Page = z.infer<typeof Page>;

/** A part of a source that people call by a name of its own. */
export const Place = Span.extend({
  kind: z.enum(["sheet", "row", "slide", "notes", "chapter", "message", "quoted", "event"]),
  /** As a person would say it after the source's name: "sheet Prices", "row 12", "slide 3", "quoted from Ada". */
  label: z.string().min(1),
});
export type Place = z.infer<typeof Place>;

/** Text that a reader of the source would not see. Instructions to models hide in it. */
export const HiddenText = z.object({
  why: z.enum([
    "no-contrast",
    "tiny",
    "covered",
    "off-page",
    "not-painted",
    "hidden-element",
    "comment",
    "zero-width",
    "tag-characters",
    "hidden-run",
    "hidden-sheet",
    "hidden-slide",
  ]),
  text: z.string().min(1),
  page: z.int().min(1).optional(),
  /** Where it stands in the canonical text. Absent where the canonical text does not hold it, which is the rule. */
  span: Span.optional(),
});
export type HiddenText = z.infer<typeof HiddenText>;

/** Where on a page the canonical text stands. */
export const PageLayout = z.object({
  number: z.int().min(1),
  /** In points of 1/72 inch, as the page is shown. */
  width: z.number().positive(),
  height: z.number().positive(),
  /** Six numbers a line of print: start and end in the canonical text; left, top, width, height in points from the upper left. */
  boxes: z.array(z.number()),
});
export type PageLayout = z.infer<typeof PageLayout>;

/** How the canonical text lies on what a person sees. Kept apart from the document: only who draws it needs it. */
export const Layout = z.object({
  pages: z.array(PageLayout),
  /** Four numbers a piece of text: start and end in the canonical text, start and end in the file's decoded text. */
  origins: z.array(z.int()),
});
export type Layout = z.infer<typeof Layout>;

/** A source's canonical text with the positions every later stage keeps. */
export const Document = z.object({
  /** The file's name, or for a part of a file `FILE/PART`, as in "mail.mbox/invoice.pdf". */
  source: z.string().min(1),
  /** Digest of the source's bytes. */
  version: Digest,
  mediaType: z.string(),
  text: z.string(),
  /** In order of position. */
  headings: z.array(Heading),
  /** In order of position; empty where the source has no pages. Pages without text are not among them. */
  pages: z.array(Page),
  /** With those without text; absent where the source has no pages. */
  pageCount: z.int().min(1).optional(),
  /** By start, what holds others before what it holds; empty where the source has no parts with names. */
  places: z.array(Place),
});
export type Document = z.infer<typeof Document>;

/** A source that could not be used, and why. The other sources go on without it. */
export const LeftOut = z.object({ source: z.string(), reason: z.string() });
export type LeftOut = z.infer<typeof LeftOut>;
