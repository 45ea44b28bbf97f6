import { english } from "./en/english.ts";

/** Every word that the pages say. A translation is another object of this type; values with numbers are functions, as languages differ. */
export type Messages = typeof english;

/** The words in use. There is one language as yet: choosing one would set this before the first page is drawn. */
export const t: Messages = english;
