/**
 * Reasoning that Anthropic keeps encrypted has no text. It travels as the signature of an empty reasoning, behind this mark, so
 * that it can be given back unchanged; signatures themselves are Base64, which holds no colon.
 */
const mark = "redacted:";

export function redactedSignature(base64: string): string {
  return mark + base64;
}

/** The encrypted reasoning in a signature; undefined where it is a signature. */
export function redactedContent(signature: string | undefined): string | undefined {
  return signature?.startsWith(mark) ? signature.slice(mark.length) : undefined;
}
