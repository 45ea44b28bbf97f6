/** Signatures are Base64, so that none begins like this. */
const mark = "redacted:";

/** Thinking that is shown to nobody is reasoning without text; its data stands in place of a signature until it is sent back. */
export function redactedSignature(data: string): string {
  return mark + data;
}

/** Undefined for the signature of thinking that is shown. */
export function redactedDataOf(signature: string): string | undefined {
  return signature.startsWith(mark) ? signature.slice(mark.length) : undefined;
}
