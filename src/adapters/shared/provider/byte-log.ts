import { StringDecoder } from "node:string_decoder";

/** Keeps bytes as they come, in a few blocks in place of many small strings, which would outlive the garbage around them. */
export interface ByteLog {
  append(bytes: Uint8Array): void;
  /** All of them, as UTF-8. */
  text(): string;
}

const firstBlock = 4096;
const laterBlocks = 16_384;

export function byteLog(): ByteLog {
  const blocks: Uint8Array[] = [];
  /** How much of the last block is used. */
  let used = 0;
  return {
    append(bytes) {
      for (let at = 0; at < bytes.length;) {
        let block = blocks.at(-1);
        if (block === undefined || used === block.length) {
          block = new Uint8Array(block === undefined ? firstBlock : laterBlocks);
          blocks.push(block);
          used = 0;
        }
        const part = bytes.subarray(at, at + block.length - used);
        block.set(part, used);
        used += part.length;
        at += part.length;
      }
    },
    text() {
      // Block by block: a copy of them all in one would be as large again, just when many replies may end together.
      const decoder = new StringDecoder("utf8");
      let text = "";
      for (const [at, block] of blocks.entries())
        text += decoder.write(at === blocks.length - 1 ? block.subarray(0, used) : block);
      return text + decoder.end();
    },
  };
}
