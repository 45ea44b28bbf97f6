import { assembleModule } from "./assemble.ts";
import { webAssembly, type WasmMemory } from "./web-assembly.ts";

/** Codes of a row and of a query are padded with zeros to a multiple of so many. */
export const codesPerStep = 16;

/**
 * Writes the rows from `row` to `end` whose cosine may reach `threshold` to `foundRows` (u32), how high it may be to `foundMost`
 * (f64), and returns how many. A cosine is at most (integer product) * (scale of the row) * queryScale + (error of the row) +
 * queryError. `codes` (int8, `width` a row), `bounds` (f32 scale and error a row), `query` (int16) and the two found are addresses;
 * codes and bounds those of the first row.
 */
export type ScanKernel = (
  row: number,
  end: number,
  codes: number,
  width: number,
  bounds: number,
  query: number,
  queryScale: number,
  queryError: number,
  threshold: number,
  foundRows: number,
  foundMost: number,
) => number;

/** Sixteen products in six instructions; the outer loop goes over rows, the inner one along `query`. */
const body = `
  local.get query
  local.get width
  local.get width
  i32.add
  i32.add
  local.set queryEnd
  block
    loop
      local.get row
      local.get end
      i32.ge_u
      br_if 1
      local.get query
      local.set at
      i32.const 0
      i32x4.splat
      local.set sums
      loop
        local.get codes
        v128.load8x8_s 0
        local.get at
        v128.load 0
        i32x4.dot_i16x8_s
        local.get sums
        i32x4.add
        local.get codes
        v128.load8x8_s 8
        local.get at
        v128.load 16
        i32x4.dot_i16x8_s
        i32x4.add
        local.set sums
        local.get codes
        i32.const 16
        i32.add
        local.set codes
        local.get at
        i32.const 32
        i32.add
        local.set at
        local.get at
        local.get queryEnd
        i32.lt_u
        br_if 0
      end
      local.get sums
      i32x4.extract_lane 0
      local.get sums
      i32x4.extract_lane 1
      i32.add
      local.get sums
      i32x4.extract_lane 2
      i32.add
      local.get sums
      i32x4.extract_lane 3
      i32.add
      f64.convert_i32_s
      local.get bounds
      f32.load 0
      f64.promote_f32
      f64.mul
      local.get queryScale
      f64.mul
      local.get bounds
      f32.load 4
      f64.promote_f32
      f64.add
      local.get queryError
      f64.add
      local.set most
      local.get most
      local.get threshold
      f64.ge
      if
        local.get foundRows
        local.get row
        i32.store 0
        local.get foundRows
        i32.const 4
        i32.add
        local.set foundRows
        local.get foundMost
        local.get most
        f64.store 0
        local.get foundMost
        i32.const 8
        i32.add
        local.set foundMost
        local.get found
        i32.const 1
        i32.add
        local.set found
      end
      local.get bounds
      i32.const 8
      i32.add
      local.set bounds
      local.get row
      i32.const 1
      i32.add
      local.set row
      br 0
    end
  end
  local.get found
`;

const kernel = {
  name: "scan",
  parameters: {
    row: "i32",
    end: "i32",
    codes: "i32",
    width: "i32",
    bounds: "i32",
    query: "i32",
    queryScale: "f64",
    queryError: "f64",
    threshold: "f64",
    foundRows: "i32",
    foundMost: "i32",
  },
  result: "i32",
  locals: { at: "i32", queryEnd: "i32", found: "i32", sums: "v128", most: "f64" },
  body,
} as const;

let compiled: object | undefined;

/** Throws where WebAssembly or its 128-bit instructions are missing. */
export function scanKernel(memory: WasmMemory): ScanKernel {
  compiled ??= new webAssembly.Module(assembleModule(kernel));
  return new webAssembly.Instance(compiled, { env: { memory } }).exports["scan"] as ScanKernel;
}
