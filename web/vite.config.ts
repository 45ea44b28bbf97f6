import path from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { pdfAssets } from "./pdf-assets.ts";

const contracts = path.join(import.meta.dirname, "../src/contracts");

/** `npm run dev` beside `soundings serve`: pages are made anew as they are edited, answers come from the server. */
const server = process.env["SOUNDINGS_SERVER"] ?? "http://127.0.0.1:4173";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), pdfAssets()],
  resolve: { alias: { "@contracts": contracts } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // The server's policy allows no inline script, style or data: address for either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": { target: server, changeOrigin: true } } },
});
