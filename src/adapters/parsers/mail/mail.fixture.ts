/** A mail's bytes from header lines and body lines; characters beyond Latin-1 are written in UTF-8. */
export function mailOf(headers: readonly string[], body: readonly string[]): Uint8Array {
  return new TextEncoder().encode([...headers, "", ...body, ""].join("\r\n"));
}

/** A multipart mail; every part is its header lines, an empty line and its body. */
export function multipartOf(
  headers: readonly string[],
  type: string,
  parts: readonly (readonly string[])[],
): Uint8Array {
  return mailOf(
    [...headers, "MIME-Version: 1.0", `Content-Type: multipart/${type}; boundary="=b1"`],
    [...parts.flatMap((part) => ["--=b1", ...part]), "--=b1--"],
  );
}

export function base64(content: string | Uint8Array): string {
  return Buffer.from(content).toString("base64").replace(/.{76}/g, "$&\r\n");
}

export const adasHeaders = [
  "From: Ada Lovelace <ada@example.org>",
  'To: "Babbage, Charles" <charles@example.org>, engine@example.org',
  "Subject: =?utf-8?Q?Heizung_in_der_K=C3=BC?=\r\n =?utf-8?Q?che?=",
  "Date: Sun, 3 May 2026 14:05:30 +0200",
  "Message-ID: <1@example.org>",
];
