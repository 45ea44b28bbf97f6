import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "vite";

const home = path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const { version } = JSON.parse(readFileSync(path.join(home, "package.json"), "utf8")) as { version: string };

/** By folder, what pdf.js asks for by name: its worker, character maps, the fonts every reader has, and decoders that need no WebAssembly. */
const wanted: Record<string, RegExp> = {
  build: /^pdf\.worker\.min\.mjs$/,
  cmaps: /\.bcmap$|^LICENSE/,
  standard_fonts: /\.(?:pfb|ttf)$|^LICENSE/,
  wasm: /_nowasm_fallback\.js$|^LICENSE_(?:JBIG2|OPENJPEG|PDFJS_JBIG2|PDFJS_OPENJPEG)$/,
};

/** Puts them under a name that changes with the version, where `passages/pdf/open-pdf.ts` looks for them. */
export function pdfAssets(): Plugin {
  const under = `assets/pdfjs-${version}/`;
  return {
    name: "pdf-assets",
    generateBundle() {
      for (const [folder, pattern] of Object.entries(wanted)) {
        for (const name of readdirSync(path.join(home, folder)).filter((name) => pattern.test(name))) {
          this.emitFile({
            type: "asset",
            fileName: `${under}${folder}/${name}`,
            source: readFileSync(path.join(home, folder, name)),
          });
        }
      }
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [, folder = "", name = ""] =
          new RegExp(`^/${under}([a-z_]+)/([\\w.-]+)$`).exec(request.url ?? "") ?? [];
        if (wanted[folder]?.test(name) !== true) return next();
        if (/\.m?js$/.test(name)) response.setHeader("content-type", "text/javascript");
        response.end(readFileSync(path.join(home, folder, name)));
      });
    },
  };
}
