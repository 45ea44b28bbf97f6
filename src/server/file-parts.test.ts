import { expect, onTestFinished, test } from "vitest";
import { call } from "./http-client.fixture.ts";
import { openServer } from "./open-server.ts";
import { projectFiles, projectFolder } from "./project.fixture.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";

test("a file is sent in the part that is asked for, whole where that is of another file, and never beyond its end", async () => {
  const project = projectFolder({ ...projectFiles, "sources/letters.txt": letters });
  const server = await openServer({ folder: project.folder });
  onTestFinished(async () => {
    await server.close();
    project.remove();
  });
  const ask = (headers: Record<string, string>) =>
    call(server.address, "/api/file?source=letters.txt", { headers });
  const whole = await ask({});
  const tag = whole.headers["etag"]!;
  const parts = await Promise.all([
    ask({ range: "bytes=2-4" }),
    ask({ range: "bytes=-3", "if-range": tag }),
    ask({ range: "bytes=2-4", "if-range": '"another"' }),
    ask({ range: "bytes=1-2,4-5" }),
    ask({ range: "bytes=2-4", "if-none-match": tag }),
    ask({ range: "bytes=26-" }),
  ]);
  expect([whole.status, whole.text, whole.headers["accept-ranges"]]).toEqual([200, letters, "bytes"]);
  expect(
    parts.map(({ status, text, headers }) => [
      status,
      headers["content-range"],
      headers["etag"] === tag,
      headers["content-length"],
      status === 416 ? (JSON.parse(text) as { error: unknown }).error : text,
    ]),
  ).toEqual([
    [206, "bytes 2-4/26", true, "3", "cde"],
    [206, "bytes 23-25/26", true, "3", "xyz"],
    [200, undefined, true, "26", letters],
    [200, undefined, true, "26", letters],
    [304, undefined, true, undefined, ""],
    [
      416,
      undefined,
      false,
      expect.any(String),
      {
        code: "request.range",
        message: "letters.txt has 26 bytes, and the part that is asked for lies beyond them.",
        hint: "Ask for less, or for the whole file.",
      },
    ],
  ]);
});
