import type { WeightReader } from "./bert-graph.ts";

/** Layout: length of the JSON directory (uint64, little endian), the directory, then the tensors' bytes. */
export function readSafetensors(file: Uint8Array): WeightReader {
  const view = new DataView(file.buffer, file.byteOffset);
  const length = Number(view.getBigUint64(0, true));
  const directory = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length))) as Record<
    string,
    { dtype: string; shape: number[]; data_offsets: [number, number] }
  >;
  return (name) => {
    const entry = directory[name];
    if (entry?.dtype !== "F32") throw new Error(`The checkpoint has no float32 tensor ${name}.`);
    const [start, end] = entry.data_offsets.map((offset) => 8 + length + offset) as [number, number];
    return {
      dims: entry.shape,
      // Copied: the slice of a Buffer would be the Buffer's whole memory.
      values: new Float32Array(new Uint8Array(file.subarray(start, end)).buffer),
    };
  };
}
