const from = Buffer.from("From ");
const newline = 10;
const mark = 0x3e;

/** A mail as it was before it was put into the mailbox, with lines of ours on top: ">From" at the beginning of a line is "From". */
export function partBytes(mail: Buffer, headersEnd: number, top: string): Uint8Array {
  const marks = quotingMarks(mail, headersEnd);
  // Its own memory: a piece of a larger buffer would take the whole of it along.
  const bytes = new Uint8Array(top.length + mail.length - marks.length);
  for (let at = 0; at < top.length; at += 1) bytes[at] = top.charCodeAt(at);
  let written = top.length;
  let read = 0;
  for (const at of [...marks, mail.length]) {
    bytes.set(mail.subarray(read, at), written);
    written += at - read;
    read = at + 1;
  }
  return bytes;
}

function quotingMarks(mail: Buffer, headersEnd: number): number[] {
  const marks: number[] = [];
  for (let at = mail.indexOf(from, headersEnd); at >= 0; at = mail.indexOf(from, at + 1)) {
    let first = at;
    while (mail[first - 1] === mark) first -= 1;
    if (first < at && mail[first - 1] === newline) marks.push(first);
  }
  return marks;
}
