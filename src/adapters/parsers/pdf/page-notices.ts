import type { PrintedPage } from "./printed-page.ts";

/** What a person should know of pages that were not read as they stand, after running lines have been taken out. */
export function pageNotices(pages: readonly PrintedPage[], pagesWithRunningLines: number): string[] {
  const inState = (state: PrintedPage["state"]) =>
    pages.filter((page) => page.state === state).map(({ number }) => number);
  const pictures = inState("picture");
  const recognised = inState("recognised");
  const damaged = inState("damaged");
  const unreadable = pages.filter((page) => isLargelyUnreadable(page)).map(({ number }) => number);
  return [
    ...(pictures.length > 0
      ? [
          `${pagesNamed(pictures)} ${pictures.length === 1 ? "is a picture" : "are pictures"} without text: run text recognition (OCR) over the file to have ${pictures.length === 1 ? "it" : "them"} read.`,
        ]
      : []),
    ...(recognised.length > 0
      ? [
          `${pagesNamed(recognised)} ${recognised.length === 1 ? "is a picture" : "are pictures"} with recognised text, which may hold mistakes.`,
        ]
      : []),
    ...(damaged.length > 0
      ? [`${pagesNamed(damaged)} ${damaged.length === 1 ? "is" : "are"} damaged and left out.`]
      : []),
    ...(unreadable.length > 0
      ? [
          `${pagesNamed(unreadable)} ${unreadable.length === 1 ? "has" : "have"} characters whose font does not say which letters they are: these are left out.`,
        ]
      : []),
    ...(pagesWithRunningLines === 0 && holdNothing(pages)
      ? [
          "No page holds text that can be seen: if a viewer shows some, it is drawn as shapes, so run text recognition (OCR) over the file to have it read.",
        ]
      : []),
    ...(pagesWithRunningLines > 0
      ? [`Running heads and page numbers of ${pagesWithRunningLines} pages are left out.`]
      : []),
  ];
}

/** Neither text nor pictures in which it may stand. */
function holdNothing(pages: readonly PrintedPage[]): boolean {
  return (
    pages.some(({ state }) => state === "blank") &&
    pages.every(({ state }) => state === "blank" || state === "damaged")
  );
}

function isLargelyUnreadable({ unreadable, blocks }: PrintedPage): boolean {
  return unreadable > 0 && (unreadable >= 20 || blocks.length < 5);
}

/** "Page 3", "Pages 3 and 4", "Pages 1–3, 7 and 9". */
export function pagesNamed(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const names = runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from}–${to}`] : to > from ? [`${from}`, `${to}`] : [`${from}`],
  );
  const shown = names.length > 12 ? [...names.slice(0, 11), `${names.length - 11} more`] : names;
  const list =
    shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1) as string}`;
  return `${numbers.length === 1 ? "Page" : "Pages"} ${list}`;
}
