import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../shared/sha256.ts";
import { pluginIdentity } from "./plugin-identity.ts";
import { folderWith } from "./plugins.fixture.ts";

const rest = { version: "1", settings: { strict: true } };

test("a file is its content, wherever it lies and whatever it is called", async () => {
  const folder = folderWith({
    "a.ts": "export default 1;",
    "b.ts": "export default 1;",
    "c.ts": "export default 2;",
  });
  const of = (file: string) => pluginIdentity({ file, ...rest }, folder, sha256);
  const expected = { file: sha256("export default 1;"), ...rest };
  expect(await Promise.all(["a.ts", "./b.ts", join(folder, "a.ts")].map(of))).toEqual([
    expected,
    expected,
    expected,
  ]);
  expect(await of("c.ts")).not.toEqual(expected);
  await expect(of("gone.ts")).rejects.toMatchObject({ code: "plugin.failed" });
});

test("a command is its arguments, with digests for files and no absolute path", async () => {
  const folder = folderWith({ "score.py": "print()", python3: "not this one", "model.bin": "weights" });
  mkdirSync(join(folder, "sub"));
  const command = [
    "python3",
    "-u",
    "score.py",
    "words",
    join(folder, "model.bin"),
    `--model=${join(folder, "model.bin")}`,
    "--limit=3",
    join(folder, "sub"),
    `--out=${join(folder, "sub", "gone")}`,
    "/nowhere/at/all",
  ];
  expect(await pluginIdentity({ command, ...rest }, folder, sha256)).toEqual({
    command: [
      "python3",
      "-u",
      { file: sha256("print()") },
      "words",
      { file: sha256("weights") },
      { option: "--model=", value: { file: sha256("weights") } },
      "--limit=3",
      "sub",
      "--out=sub/gone",
      "all",
    ],
    ...rest,
  });
});

test("an address is itself, without credentials", async () => {
  const url = "https://me:secret@plugins.example.org/score?strict=1";
  expect(await pluginIdentity({ url, ...rest }, "anywhere", sha256)).toEqual({
    url: "https://plugins.example.org/score?strict=1",
    ...rest,
  });
});
