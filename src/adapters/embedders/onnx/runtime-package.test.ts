import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../testing/temporary-folder.ts";
import { findRuntime } from "./runtime-package.ts";

/** A package as npm would lay it down, with or without a binary for this machine. */
function install(folder: string, name: string, binary: string | undefined): string {
  const home = path.join(folder, "node_modules", name);
  mkdirSync(binary === undefined ? home : path.join(home, "bin", "napi-v6", binary), { recursive: true });
  writeFileSync(path.join(home, "package.json"), JSON.stringify({ name, version: "1.2.3", main: "main.js" }));
  writeFileSync(path.join(home, "main.js"), "");
  return pathToFileURL(path.join(home, "main.js")).href;
}

const here = path.join(process.platform, process.arch);

test("says how to install the runtime where there is none", () => {
  expect(() => findRuntime([temporaryFolder()])).toThrow(
    expect.objectContaining({
      code: "adapter.missing-package",
      message: "A model in ONNX form needs the package onnxruntime-node, which is not installed.",
      hint: "Run ONNXRUNTIME_NODE_INSTALL=skip npm install onnxruntime-node@1.27.0 (the variable spares a download for graphics cards).",
    }),
  );
});

test("finds the native runtime in or above any of the folders", () => {
  const folder = temporaryFolder();
  install(folder, "onnxruntime-web", undefined);
  const entry = install(folder, "onnxruntime-node", here);
  const below = path.join(folder, "experiments", "first");
  mkdirSync(below, { recursive: true });
  expect(findRuntime([temporaryFolder(), below])).toEqual({
    name: "onnxruntime-node",
    version: "1.2.3",
    entry,
  });
});

test("takes the one in WebAssembly where the native one has no binary for this machine", () => {
  const folder = temporaryFolder();
  install(folder, "onnxruntime-node", path.join("plan9", "mips"));
  const entry = install(folder, "onnxruntime-web", undefined);
  expect(findRuntime([folder])).toEqual({ name: "onnxruntime-web", version: "1.2.3", entry });
});
