import fc from "fast-check";
import { expect, test } from "vitest";
import { byteLog } from "./byte-log.ts";

test("gives back what was appended, however it was cut and however long it is", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 9000 }), { maxLength: 8 }), (parts) => {
      const log = byteLog();
      for (const part of parts) log.append(part);
      expect(log.text()).toBe(Buffer.concat(parts).toString());
    }),
  );
});

test("does not change with the bytes that were appended", () => {
  const log = byteLog();
  const bytes = new TextEncoder().encode("north");
  log.append(bytes);
  bytes.fill(0);
  expect(log.text()).toBe("north");
});
