import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire, findPackageJSON } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AppError } from "../../../contracts/app-error.ts";

/** An installed ONNX runtime, found but not loaded. */
export interface RuntimePackage {
  name: "onnxruntime-node" | "onnxruntime-web";
  version: string;
  /** What to import. */
  entry: string;
}

/** The last before binaries that report to their maker; later ones work too, and are told not to. */
const runtimeToInstall = "onnxruntime-node@1.27.0";

/**
 * In the first of the folders, or above it, that has one; the native runtime before the one in WebAssembly. Throws AppError
 * "adapter.missing-package" where there is none.
 */
export function findRuntime(folders: readonly string[]): RuntimePackage {
  for (const name of ["onnxruntime-node", "onnxruntime-web"] as const) {
    for (const folder of folders) {
      const base = pathToFileURL(path.join(folder, "from.js"));
      const manifest = manifestOf(name, base);
      if (manifest === undefined) continue;
      if (name === "onnxruntime-node" && !hasBinary(path.dirname(manifest))) continue;
      const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
      return { name, version, entry: pathToFileURL(createRequire(base).resolve(name)).href };
    }
  }
  throw new AppError("adapter.missing-package", {
    message: "A model in ONNX form needs the package onnxruntime-node, which is not installed.",
    hint: `Run ONNXRUNTIME_NODE_INSTALL=skip npm install ${runtimeToInstall} (the variable spares a download for graphics cards).`,
  });
}

function manifestOf(name: string, base: URL): string | undefined {
  try {
    return findPackageJSON(name, base);
  } catch {
    return undefined;
  }
}

/** The package carries binaries of some platforms only. */
function hasBinary(folder: string): boolean {
  const bin = path.join(folder, "bin");
  return (
    existsSync(bin) &&
    readdirSync(bin).some((napi) => existsSync(path.join(bin, napi, process.platform, process.arch)))
  );
}
