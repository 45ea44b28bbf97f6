import { expect, test } from "vitest";
import { respeller } from "./respell.ts";

const known = ["ctenophora", "parliament", "petit", "patti", "boycott", "19451", "grün", "straße", "stärke"];
const respell = respeller(new Map(known.map((term, id) => [term, id])));

test.each([
  ["a letter left out", "ctenophra", "ctenophora"],
  ["a letter added", "ctenophhora", "ctenophora"],
  ["a letter changed", "ctenophore", "ctenophora"],
  ["two letters swapped", "parlaiment", "parliament"],
  ["the last letter left out", "boycot", "boycott"],
  ["letters that are not ASCII", "starke", "stärke"],
])("%s: %s is %s", (_, term, meant) => {
  expect(respell(term)).toBe(known.indexOf(meant));
});

test.each([
  ["two edits away", "ctenphra"],
  ["two terms as near", "petti"],
  ["another first letter", "arliament"],
  ["too short", "grüm"],
  ["a number", "19452"],
  ["nothing near", "zzzzzz"],
])("%s gives nothing: %s", (_, term) => {
  expect(respell(term)).toBeUndefined();
});
