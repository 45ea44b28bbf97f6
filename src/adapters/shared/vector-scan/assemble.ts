/** The few instructions that are needed, by their names in the text format of WebAssembly. */
const opcodes: { readonly [mnemonic: string]: readonly number[] } = {
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  if: [0x04, 0x40],
  end: [0x0b],
  br: [0x0c],
  br_if: [0x0d],
  "local.get": [0x20],
  "local.set": [0x21],
  "f32.load": [0x2a, 2],
  "i32.store": [0x36, 2],
  "f64.store": [0x39, 3],
  "i32.const": [0x41],
  "i32.lt_u": [0x49],
  "i32.ge_u": [0x4f],
  "i32.add": [0x6a],
  "f64.ge": [0x66],
  "f64.add": [0xa0],
  "f64.mul": [0xa2],
  "f64.convert_i32_s": [0xb7],
  "f64.promote_f32": [0xbb],
  "v128.load": [0xfd, 0x00, 4],
  "v128.load8x8_s": [0xfd, 0x01, 3],
  "i32x4.splat": [0xfd, 0x11],
  "i32x4.extract_lane": [0xfd, 0x1b],
  "i32x4.add": [0xfd, 0xae, 0x01],
  "i32x4.dot_i16x8_s": [0xfd, 0xba, 0x01],
};

const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const valueTypes = { i32: 0x7f, f64: 0x7c, v128: 0x7b } as const;

type ValueType = keyof typeof valueTypes;

export interface WasmFunction {
  name: string;
  parameters: { readonly [name: string]: ValueType };
  result: ValueType;
  locals: { readonly [name: string]: ValueType };
  /** One instruction a line, indented at will; an operand is a local's name or a number. */
  body: string;
}

/** A module of one exported function over one imported memory, "env" "memory". */
export function assembleModule({
  name,
  parameters,
  result,
  locals,
  body,
}: WasmFunction): Uint8Array<ArrayBuffer> {
  const names = [...Object.keys(parameters), ...Object.keys(locals)];
  const code = [
    ...vector(Object.values(locals).map((type) => [1, valueTypes[type]])),
    ...body.split("\n").flatMap((line) => instruction(line.trim(), names)),
    ...(opcodes["end"] as readonly number[]),
  ];
  const type = [
    0x60,
    ...vector(Object.values(parameters).map((type) => [valueTypes[type]])),
    ...vector([[valueTypes[result]]]),
  ];
  return Uint8Array.from([
    ...magicAndVersion,
    ...section(1, [type]),
    ...section(2, [[...text("env"), ...text("memory"), 0x02, 0x00, 0x00]]),
    ...section(3, [[0]]),
    ...section(7, [[...text(name), 0x00, 0x00]]),
    ...section(10, [[...unsigned(code.length), ...code]]),
  ]);
}

function instruction(line: string, locals: readonly string[]): number[] {
  if (line === "") return [];
  const [mnemonic = "", operand] = line.split(/\s+/);
  const opcode = opcodes[mnemonic];
  if (opcode === undefined) throw new Error(`Unknown instruction: ${line}`);
  if (operand === undefined) return [...opcode];
  const local = locals.indexOf(operand);
  if (mnemonic === "i32.const") return [...opcode, ...signed(Number(operand))];
  return [...opcode, ...unsigned(local >= 0 ? local : Number(operand))];
}

function section(id: number, items: readonly (readonly number[])[]): number[] {
  const content = vector(items);
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function text(value: string): number[] {
  return vector([...new TextEncoder().encode(value)].map((byte) => [byte]));
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value >= -0x40 && value < 0x40 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
