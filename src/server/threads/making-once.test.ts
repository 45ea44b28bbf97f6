import { expect, test } from "vitest";
import { AppError } from "../../contracts/app-error.ts";
import { makingOnce } from "./making-once.ts";

const staying = new AbortController().signal;

test("what is asked for while it is made is made once, and anew when it is asked for later", async () => {
  const once = makingOnce();
  let made = 0;
  const make = async () => (made += 1);
  const together = await Promise.all([
    once("a", make, staying),
    once("a", make, staying),
    once("b", make, staying),
  ]);
  expect([together, await once("a", make, staying)]).toEqual([[1, 1, 2], 3]);
});

test("where the first has left, the next makes it; a failure is everyone's", async () => {
  const once = makingOnce();
  const first = Promise.withResolvers<string>();
  const leaving = once("a", () => first.promise, staying);
  const waiting = once("a", async () => "made by the next", staying);
  first.reject(new AppError("aborted", { message: "Stopped." }));
  const left = await Promise.allSettled([leaving, waiting]);
  const failing = () => Promise.reject(new Error("The disk is gone."));
  const failed = await Promise.allSettled([once("a", failing, staying), once("a", failing, staying)]);
  expect(left.map((one) => (one.status === "fulfilled" ? one.value : (one.reason as Error).message))).toEqual(
    ["Stopped.", "made by the next"],
  );
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
