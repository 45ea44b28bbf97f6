import { expect, test } from "vitest";
import { AddressWithoutSecrets } from "./address-without-secrets.ts";

test.each([
  "http://127.0.0.1:8080/measure",
  "https://models.example.org/v1?model=small&keyword=a&monkey=1&tokens=5",
  "https://models.example.org/key/token#key=1",
])("takes %s", (address) => {
  expect(AddressWithoutSecrets.safeParse(address).data).toBe(address);
});

test.each([
  ["https://me:s3cret@models.example.org/", "a user name or password"],
  ["https://s3cret@models.example.org/", "a user name or password"],
  ["https://models.example.org/?a=1&key=s3cret", "what looks like a key (key)"],
  ["https://models.example.org/?apiKey=s3cret", "what looks like a key (apiKey)"],
  ["https://models.example.org/?api_key=s3cret", "what looks like a key (api_key)"],
  ["https://models.example.org/?api-key=s3cret", "what looks like a key (api-key)"],
  ["https://models.example.org/?subscription-key=s3cret", "what looks like a key (subscription-key)"],
  ["https://models.example.org/?access_token=s3cret", "what looks like a key (access_token)"],
  ["https://models.example.org/?X-Amz-Signature=s3cret", "what looks like a key (X-Amz-Signature)"],
  ["https://models.example.org/?%6Bey=s3cret", "what looks like a key (key)"],
])("refuses %s without repeating the secret", (address, what) => {
  const issues = AddressWithoutSecrets.safeParse(address).error?.issues.map(({ message }) => message);
  expect(issues).toEqual([
    `the address holds ${what}, and it is kept with every run, where no secret may be`,
  ]);
});

test.each(["ftp://example.org/", "not an address", ""])("%j is no address", (address) => {
  expect(AddressWithoutSecrets.safeParse(address).success).toBe(false);
});
