/** Signatures are Base64, so that none begins like this. */
const mark = "next:";

/**
 * Gemini signs texts and calls as well as thoughts. Such a signature travels as reasoning without a word before the part that it
 * belongs to.
 */
export function signatureOfNext(signature: string): string {
  return mark + signature;
}

/** Undefined for the signature of a thought. */
export function nextSignatureOf(signature: string): string | undefined {
  return signature.startsWith(mark) ? signature.slice(mark.length) : undefined;
}
