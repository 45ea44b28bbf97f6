import * as fc from "fast-check";
import { expect, test } from "vitest";
import { threadPlaces, type ThreadMember } from "./threads.ts";

const mail = (id: string, references: string[] = [], subject = "", instant?: number): ThreadMember => ({
  id: `<${id}>`,
  references: references.map((name) => `<${name}>`),
  subject,
  instant,
});
const placed = (mails: ThreadMember[]) => threadPlaces(mails).map(({ number, of }) => `${number} of ${of}`);

test.each<[string, ThreadMember[], string[]]>([
  [
    "a chain, whatever the order in the file",
    [mail("c", ["b"], "", 3), mail("a", [], "", 1), mail("b", ["a"], "", 2)],
    ["3 of 3", "1 of 3", "2 of 3"],
  ],
  [
    "two answers to a mail that is not there",
    [mail("a", ["x"], "", 2), mail("b", ["x"], "", 1)],
    ["2 of 2", "1 of 2"],
  ],
  [
    "mails on one subject that answer nothing",
    [mail("a", [], "News"), mail("b", [], "News")],
    ["1 of 1", "1 of 1"],
  ],
  [
    "an answer that names nothing, by its subject",
    [mail("a", [], "Heating"), mail("b", [], "Re: AW: heating")],
    ["1 of 2", "2 of 2"],
  ],
  [
    "an answer that names another, not by its subject",
    [mail("a", [], "Heating"), mail("b", ["x"], "Re: Heating")],
    ["1 of 1", "1 of 1"],
  ],
  ["mails that name each other in a circle", [mail("a", ["b"]), mail("b", ["a"])], ["1 of 2", "2 of 2"]],
  ["mails without a date last", [mail("a", ["x"]), mail("b", ["x"], "", 1)], ["2 of 2", "1 of 2"]],
])("%s", (_, mails, places) => {
  expect(placed(mails)).toEqual(places);
});

test("conversations share no mail, and each is numbered through", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const members = fc.array(
    fc.record({
      id: fc.option(id, { nil: undefined }),
      references: fc.array(id, { maxLength: 3 }),
      subject: fc.constantFrom("", "A", "Re: A"),
      instant: fc.option(fc.nat(9), { nil: undefined }),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(members, (mails) => {
      const places = threadPlaces(mails);
      // Each thread of n mails gives the numbers 1 to n; so among all mails in threads of n, each number comes equally often.
      const counts = new Map<string, number>();
      for (const { number, of } of places)
        counts.set(`${number}/${of}`, (counts.get(`${number}/${of}`) ?? 0) + 1);
      const uneven = places.filter(
        ({ number, of }) => number > of || counts.get(`${number}/${of}`) !== counts.get(`1/${of}`),
      );
      expect(uneven).toEqual([]);
    }),
  );
});
