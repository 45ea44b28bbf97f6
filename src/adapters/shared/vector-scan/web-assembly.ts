export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

interface WebAssemblyInterface {
  Memory: new (size: { initial: number }) => WasmMemory;
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (
    module: object,
    imports: { env: { memory: WasmMemory } },
  ) => { exports: Record<string, unknown> };
}

/** What is used of WebAssembly: Node has it, its type declarations leave it to a browser's. Undefined under --jitless. */
export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyInterface }).WebAssembly;
