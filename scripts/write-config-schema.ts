import { mkdir, writeFile } from "node:fs/promises";
import { configJsonSchema } from "../src/app/config/config-json-schema.ts";

const folder = new URL("../schema/", import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL("soundings.schema.json", folder), `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
