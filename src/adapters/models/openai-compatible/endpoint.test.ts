import { expect, test } from "vitest";
import { providerEndpoint } from "../../shared/provider/provider-endpoint.ts";
import { compatibleVendors } from "./vendors.ts";

const { openai, azure } = compatibleVendors;
const usual = "https://api.openai.com/v1/chat/completions";

test.each<[string | undefined, ReturnType<typeof providerEndpoint>]>([
  [undefined, { url: usual, address: usual, isUsual: true }],
  ["https://api.openai.com/v1/", { url: usual, address: usual, isUsual: true }],
  [usual, { url: usual, address: usual, isUsual: true }],
  [
    "http://localhost:9000",
    {
      url: "http://localhost:9000/chat/completions",
      address: "http://localhost:9000/chat/completions",
      isUsual: false,
    },
  ],
  [
    "https://gateway.example.org/openai/v1?key=secret#part",
    {
      url: "https://gateway.example.org/openai/v1/chat/completions?key=secret",
      address: "https://gateway.example.org/openai/v1/chat/completions",
      isUsual: false,
    },
  ],
])("base URL %s", (baseUrl, expected) => {
  expect(providerEndpoint("/chat/completions", baseUrl, openai)).toEqual(expected);
});

test.each([
  ["api.openai.com/v1", openai, '"api.openai.com/v1" is not a base URL.'],
  ["ftp://models?key=secret", openai, '"ftp://models" is not a base URL.'],
  [undefined, azure, "Azure OpenAI has no address that is everybody's, and no baseUrl is set."],
] as const)("refuses %s", (baseUrl, vendor, message) => {
  expect(() => providerEndpoint("/chat/completions", baseUrl, vendor)).toThrow(
    expect.objectContaining({ code: "config.invalid", message }),
  );
});
