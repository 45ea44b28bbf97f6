import { expect, test } from "vitest";
import { partName, uniqueNames } from "./part-name.ts";

test.each<[string, string, string]>([
  ["bill.pdf", "application/pdf", "bill.pdf"],
  ["../../etc/passwd", "text/plain", "passwd.txt"],
  ["C:\\Users\\Ada\\bill.PDF", "application/octet-stream", "bill.PDF"],
  ["Bill of May", "application/pdf", "Bill of May.pdf"],
  ["..", "application/pdf", "attachment.pdf"],
  ["", "application/x-unheard-of", "attachment.bin"],
  ["a\u202egnp.exe", "application/octet-stream", "a gnp.exe"],
  ["Re: Heating?.txt", "message/rfc822", "Re Heating .txt.eml"],
  ["invite", "text/calendar", "invite.ics"],
  [`${"ä".repeat(300)}.pdf`, "application/pdf", `${"ä".repeat(120)}.pdf`],
])("%j of %s is named %j", (given, mediaType, name) => {
  expect(partName(given, mediaType)).toBe(name);
});

test("gives every name once", () => {
  const unique = uniqueNames();
  expect(["a.pdf", "a.pdf", "a (2).pdf", "a.pdf", "b"].map(unique)).toEqual([
    "a.pdf",
    "a (2).pdf",
    "a (2) (2).pdf",
    "a (3).pdf",
    "b",
  ]);
});
