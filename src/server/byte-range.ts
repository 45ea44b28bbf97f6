export interface AskedRange {
  /** The header Range. */
  range: string;
  /** The header If-Range: a part is of use only where the file is still that one. */
  ifTag: string | null;
}

/** From the first byte to before `end`. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Which bytes of a file are asked for. "whole" where that is not one range of bytes, or of another file (RFC 9110, 14.2: what is not
 * understood is passed over); "none" where it lies beyond the file's end.
 */
export function byteRange(
  { range, ifTag }: AskedRange,
  { size, tag }: { size: number; tag: string },
): ByteRange | "whole" | "none" {
  const [, first = "", last = ""] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(range) ?? [];
  if (first === "" && last === "") return "whole";
  if (ifTag !== null && ifTag !== tag) return "whole";
  if (first === "") return suffix(Number(last), size);
  if (last !== "" && Number(last) < Number(first)) return "whole";
  if (Number(first) >= size) return "none";
  return { start: Number(first), end: last === "" ? size : Math.min(size, Number(last) + 1) };
}

function suffix(length: number, size: number): ByteRange | "none" {
  return length === 0 || size === 0 ? "none" : { start: Math.max(0, size - length), end: size };
}
