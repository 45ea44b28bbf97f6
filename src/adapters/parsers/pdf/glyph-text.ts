/** The marks that symbol fonts put before items and into forms, which Unicode has elsewhere. */
const symbols: Record<string, string> = {
  "\uf0b7": "•",
  "\uf0a7": "▪",
  "\uf0a8": "☐",
  "\uf06f": "☐",
  "\uf071": "☐",
  "\uf0fe": "☒",
  "\uf0fd": "☒",
  "\uf052": "☑",
  "\uf0fc": "✓",
  "\uf0d8": "➢",
  "\uf076": "❖",
  "\uf02d": "-",
  "\uf0e0": "→",
  "\uf0ae": "→",
  "\uf0a3": "≤",
  "\uf0b3": "≥",
  "\uf0b1": "±",
  "\uf0b4": "×",
};

/** Ligatures and the shapes of Arabic letters, which are told apart in print only. */
const presentationForms = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufdf9\ufe70-\ufefc]/g;

/** What a glyph says, or "" where its font does not tell. */
export function glyphText(unicode: unknown): string {
  if (typeof unicode !== "string") return "";
  const symbol = symbols[unicode];
  if (symbol !== undefined) return symbol;
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  const text = unicode.replace(/[\u0000-\u001f\u007f-\u009f\ufffd\ufffe\uffff]/g, "");
  const code = text.charCodeAt(0);
  return code >= 0xfb00 ? text.replace(presentationForms, (form) => form.normalize("NFKC")) : text;
}

export function isBlank(text: string): boolean {
  return /^[\s\u00a0\u200b\ufeff]*$/u.test(text);
}
