import { expect, test } from "vitest";
import { secretFrom } from "./secret.ts";

const settings = { variable: "TEST_KEY", title: "Test", isRequired: true };

test("takes a key without the space around it, and keeps it out of texts", () => {
  const secret = secretFrom({ TEST_KEY: " sk-1234567890\n" }, settings);
  expect([secret.value, secret.removedFrom("Bearer sk-1234567890, sk-1234567890")]).toEqual([
    "sk-1234567890",
    "Bearer [TEST_KEY], [TEST_KEY]",
  ]);
});

test("leaves texts alone where the key is a placeholder", () => {
  const secret = secretFrom({ TEST_KEY: "EMPTY" }, settings);
  expect([secret.value, secret.removedFrom("EMPTY shelves")]).toEqual(["EMPTY", "EMPTY shelves"]);
});

test("keeps a key in the address out of texts, however it is written", () => {
  const url = "https://gw.example/v1/chat?api-key=a%2Fsecret%2Fkey&api-version=2024-10-21";
  const secret = secretFrom({}, { ...settings, isRequired: false, url });
  expect(secret.removedFrom("a/secret/key, a%2Fsecret%2Fkey, 2024-10-21")).toBe(
    "[api-key], [api-key], 2024-10-21",
  );
});

test("does without a key where none is needed", () => {
  const secret = secretFrom({ TEST_KEY: "" }, { ...settings, isRequired: false });
  expect([secret.value, secret.removedFrom("as it is")]).toEqual([undefined, "as it is"]);
});

test.each<[string, Record<string, string>, string]>([
  ["none", {}, "TEST_KEY is not set, and Test answers nobody without a key."],
  ["an empty one", { TEST_KEY: "  " }, "TEST_KEY is not set, and Test answers nobody without a key."],
  [
    "one with a line break",
    { TEST_KEY: "sk-1\nsk-2" },
    "TEST_KEY holds a character that no key has, such as a space or a line break inside.",
  ],
  [
    "one with other letters",
    { TEST_KEY: "ключ" },
    "TEST_KEY holds a character that no key has, such as a space or a line break inside.",
  ],
])("refuses %s", (_, environment, message) => {
  expect(() => secretFrom(environment, settings)).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});
