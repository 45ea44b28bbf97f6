import { createReadStream } from "node:fs";

export interface ModelFileFacts {
  scalesAtRun: boolean;
  /** Files that hold weights of the model, as it names them: relative to its folder. */
  externalFiles: string[];
}

/** Of every operator that scales what goes through it while the model runs. */
const scalingSign = Buffer.from("DynamicQuantize");
/** An entry of a tensor's `external_data` (onnx.proto): key "location", then the tag of its value. */
const locationSign = Buffer.from("\n\u0008location\u0012", "latin1");
const pieceLength = 1 << 20;
/** More than a sign and the longest path: what is looked for lies whole within a piece and this much of the one before. */
const kept = 8192;

/** Reads a model once, from start to end, without holding it. `visit` sees every byte. */
export async function readModelFile(file: string, visit: (bytes: Buffer) => void): Promise<ModelFileFacts> {
  const externalFiles = new Set<string>();
  let scalesAtRun = false;
  let before = Buffer.alloc(0);
  for await (const piece of createReadStream(file, { highWaterMark: pieceLength })) {
    visit(piece as Buffer);
    const seen = Buffer.concat([before, piece as Buffer]);
    scalesAtRun ||= seen.includes(scalingSign);
    for (const location of locationsIn(seen)) externalFiles.add(location);
    before = seen.subarray(-kept);
  }
  return { scalesAtRun, externalFiles: [...externalFiles].sort() };
}

function* locationsIn(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf(locationSign); at >= 0; at = bytes.indexOf(locationSign, at + 1)) {
    let from = at + locationSign.length;
    let length = 0;
    for (let shift = 0; shift <= 14; shift += 7) {
      const byte = bytes[from++] ?? 0;
      length |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    const end = from + length;
    // One that reaches beyond is whole in the next piece.
    if (length > 0 && end <= bytes.length) yield bytes.toString("utf8", from, end);
  }
}
