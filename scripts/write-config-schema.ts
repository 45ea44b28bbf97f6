import { mkdir, writeFile } from "node:fs/promises";
import { configJsonSchema } from "../src/app/config/config-json-schema.ts";
import { ruleJsonSchema } from "../src/app/gate/load-gate-rule.ts";

const folder = new URL("../schema/", import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, schema] of [
  ["soundings.schema.json", configJsonSchema()],
  ["soundings.gate.schema.json", ruleJsonSchema()],
] as const) {
  await writeFile(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
