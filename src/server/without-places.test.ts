import * as fc from "fast-check";
import { expect, test } from "vitest";
import { withoutPlaces } from "./without-places.ts";

test.each([
  ["There is no run in /home/ada/notes/.soundings.", "There is no run in .soundings."],
  ["The folder /home/ada/notes cannot be read.", "The folder the folder cannot be read."],
  ["/var/lib/models/key.txt is gone.", "key.txt is gone."],
  ["Look at /api/openapi.json.", "Look at /api/openapi.json."],
  ["It asked https://models.example/v1/chat.", "It asked https://models.example/v1/chat."],
  ["Either and/or both.", "Either and/or both."],
  ["Two: C:\\Users\\ada\\a.md and /srv/data/b.md.", "Two: a.md and b.md."],
])("%s", (sentence, told) => {
  expect(withoutPlaces(sentence, "/home/ada/notes")).toBe(told);
});

test("whatever the folder is called, no sentence about what lies in it names it", () => {
  const name = fc.stringMatching(/^[A-Za-z0-9_-]{3,12}$/);
  fc.assert(
    fc.property(fc.array(name, { minLength: 2, maxLength: 5 }), name, (parts, file) => {
      const folder = `/${parts.join("/")}`;
      expect(withoutPlaces(`The file ${folder}/${file}.md in ${folder} is gone.`, folder)).toBe(
        `The file ${file}.md in the folder is gone.`,
      );
    }),
  );
});
