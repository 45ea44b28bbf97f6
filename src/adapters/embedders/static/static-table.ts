import { AppError } from "../../../contracts/app-error.ts";
import { sha256 } from "../../shared/sha256.ts";

/** One vector a token: whole words, and continuations of words that are not in it whole. */
export interface StaticTable {
  dimensions: number;
  /** SHA-256 of the file without its last 32 bytes, which hold it. */
  digest: string;
  words: ReadonlyMap<string, number>;
  continuations: ReadonlyMap<string, number>;
  /** Characters of the longest token: no longer piece of a word need be looked up. */
  longestToken: number;
  /** Row-major, `rows * dimensions` long; each row times its scale is the token's vector. */
  values: Int8Array;
  scales: Float32Array;
}

const magic = "SNDTABLE";
const formatVersion = 1;
const headerBytes = 32;
const digestBytes = 32;

/**
 * Layout, numbers little endian: "SNDTABLE"; uint32 format version, rows, dimensions, bytes of the tokens, 8 bytes of zero;
 * the tokens, one a line, continuations beginning with "##"; a float32 scale for each row; two values of 4 bits a byte, the
 * lower first, each 8 more than it means; SHA-256 of all before.
 */
export function decodeTable(bytes: Uint8Array): StaticTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < headerBytes + digestBytes || asText(bytes.subarray(0, 8)) !== magic) {
    throw damaged(`it does not begin like one (${bytes.length} bytes)`);
  }
  const version = view.getUint32(8, true);
  if (version !== formatVersion) throw otherVersion(version);
  const [rows, dimensions, tokenBytes] = [12, 16, 20].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ];
  const scalesAt = headerBytes + tokenBytes;
  const valuesAt = scalesAt + rows * 4;
  const end = valuesAt + (rows * dimensions) / 2;
  if (bytes.length !== end + digestBytes)
    throw damaged(`it has ${bytes.length} bytes instead of ${end + digestBytes}`);
  const digest = sha256(bytes.subarray(0, end));
  if (digest !== asHex(bytes.subarray(end))) throw damaged("its bytes do not match their digest");

  const words = new Map<string, number>();
  const continuations = new Map<string, number>();
  let longestToken = 0;
  for (const [row, token] of asText(bytes.subarray(headerBytes, scalesAt)).split("\n").entries()) {
    if (token.startsWith("##")) continuations.set(token.slice(2), row);
    else words.set(token, row);
    longestToken = Math.max(longestToken, token.length);
  }
  if (words.size + continuations.size !== rows) throw damaged("it does not name each of its rows");

  const scales = Float32Array.from({ length: rows }, (_, row) => view.getFloat32(scalesAt + row * 4, true));
  const values = new Int8Array(rows * dimensions);
  for (let at = valuesAt, value = 0; at < end; at++) {
    const pair = bytes[at] as number;
    values[value++] = (pair & 15) - 8;
    values[value++] = (pair >> 4) - 8;
  }
  return { dimensions, digest, words, continuations, longestToken, values, scales };
}

function asText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function asHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function damaged(how: string): AppError {
  return new AppError("store.damaged", {
    message: `The table of the static embedder is damaged: ${how}.`,
    hint: "Install soundings again.",
  });
}

function otherVersion(version: number): AppError {
  return new AppError("store.damaged", {
    message: `The table of the static embedder has format ${version}, and this version of soundings reads ${formatVersion}.`,
    hint: "Install soundings again, so that program and table come from one package.",
  });
}
