import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fileDigest } from "./file-digest.ts";
import { sha256 } from "./sha256.ts";

const piece = 256 * 1024;

test.each([0, 1, 255, 256, 257, piece - 1, piece, piece + 1, 3 * piece])(
  "a file of %i bytes has the digest of all of them, and begins as they do",
  async (length) => {
    const folder = mkdtempSync(path.join(tmpdir(), "soundings-digest-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const content = Buffer.from(Array.from({ length }, (_, at) => 97 + (at % 26)));
    writeFileSync(path.join(folder, "a"), content);
    const file = await open(path.join(folder, "a"));
    const seen = await fileDigest(file);
    await file.close();
    expect(seen).toEqual({
      digest: sha256(content),
      bytes: length,
      beginning: content.toString("utf8", 0, 256),
    });
  },
);
