import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { storeFault } from "./store-fault.ts";

const folder = "/notes/Häfen/.soundings";
const thrown = (fields: object) => Object.assign(new Error("the system's words"), fields);

test.each<[string, object, string, string]>([
  ["no space", { code: "ENOSPC" }, "store.full", `The disk that holds ${folder} is full.`],
  ["no quota", { code: "EDQUOT" }, "store.full", `The disk that holds ${folder} is full.`],
  ["a full database", { errcode: 13 }, "store.full", `The disk that holds ${folder} is full.`],
  ["no right", { code: "EACCES" }, "store.unwritable", `No permission to write to ${folder}.`],
  ["no permission", { code: "EPERM" }, "store.unwritable", `No permission to write to ${folder}.`],
  ["a read-only disk", { code: "EROFS" }, "store.unwritable", `No permission to write to ${folder}.`],
  ["a read-only database", { errcode: 8 }, "store.unwritable", `No permission to write to ${folder}.`],
  ["anything else", { code: "EIO" }, "store.unwritable", `Writing to ${folder} failed: the system's words`],
])("says what %s means and keeps the cause", (_, fields, code, message) => {
  const cause = thrown(fields);
  expect(storeFault(cause, folder)).toMatchObject({ code, message, cause, hint: expect.stringMatching(/./) });
});

test("hands on an error that already says what is wrong, and takes what is no error", () => {
  const error = new AppError("store.newer", { message: "Newer." });
  expect(storeFault(error, folder)).toBe(error);
  expect(storeFault("odd", folder).message).toBe(`Writing to ${folder} failed: odd`);
});
