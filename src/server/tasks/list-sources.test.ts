import { expect, onTestFinished, test } from "vitest";
import { projectFolder } from "../project.fixture.ts";
import { listSources } from "./list-sources.ts";
import { openProject } from "./open-project.ts";

test("who asks for the list while another waits for it gets it, though that one leaves", async () => {
  const { folder, remove } = projectFolder();
  onTestFinished(remove);
  const project = openProject(folder);
  const config = await project.config();
  const first = new AbortController();
  const left = listSources(project, config, first.signal).catch((thrown: unknown) => thrown);
  const stays = listSources(project, config, new AbortController().signal);
  first.abort();
  expect(await left).toMatchObject({ code: "aborted" });
  expect((await stays).sources.map(({ name }) => name)).toEqual([
    "birds.md",
    "boats.md",
    "bread.md",
    "page.html",
  ]);
});
