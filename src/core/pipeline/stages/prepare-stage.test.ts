import { expect, test } from "vitest";
import manifest from "../../../../package.json" with { type: "json" };
import { detectorVersion } from "./prepare-stage.ts";

test("the detector's version in the stage's key is the installed one's", () => {
  expect(detectorVersion).toMatch(new RegExp(` eld@${manifest.dependencies.eld}$`));
});
