/** Lines of two texts side by side: null where one has none. */
export interface LinePair {
  left: string | null;
  right: string | null;
}

/** Texts with more than this many differing lines are shown one whole after the other: nobody reads such a difference. */
const mostDiffering = 2000;

/** By the longest common subsequence of lines, within what differs between the same beginnings and ends. */
export function lineDifferences(left: string, right: string): LinePair[] {
  const [olds, news] = [left.split("\n"), right.split("\n")];
  let head = 0;
  while (head < olds.length && head < news.length && olds[head] === news[head]) head += 1;
  let tail = 0;
  const most = Math.min(olds.length, news.length) - head;
  while (tail < most && olds[olds.length - 1 - tail] === news[news.length - 1 - tail]) tail += 1;
  const same = (lines: readonly string[]): LinePair[] => lines.map((line) => ({ left: line, right: line }));
  return [
    ...same(olds.slice(0, head)),
    ...between(olds.slice(head, olds.length - tail), news.slice(head, news.length - tail)),
    ...same(tail === 0 ? [] : olds.slice(-tail)),
  ];
}

function between(olds: readonly string[], news: readonly string[]): LinePair[] {
  const pairs: LinePair[] = [];
  if (olds.length > mostDiffering || news.length > mostDiffering) {
    return [...olds.map((left) => ({ left, right: null })), ...news.map((right) => ({ left: null, right }))];
  }
  const width = news.length + 1;
  const common = new Uint16Array((olds.length + 1) * width);
  for (let at = olds.length - 1; at >= 0; at -= 1) {
    for (let to = news.length - 1; to >= 0; to -= 1) {
      common[at * width + to] =
        olds[at] === news[to]
          ? common[(at + 1) * width + to + 1]! + 1
          : Math.max(common[(at + 1) * width + to]!, common[at * width + to + 1]!);
    }
  }
  let [at, to] = [0, 0];
  while (at < olds.length || to < news.length) {
    if (at < olds.length && to < news.length && olds[at] === news[to]) {
      pairs.push({ left: olds[at]!, right: news[to]! });
      at += 1;
      to += 1;
    } else if (
      to >= news.length ||
      (at < olds.length && common[(at + 1) * width + to]! >= common[at * width + to + 1]!)
    ) {
      pairs.push({ left: olds[at]!, right: null });
      at += 1;
    } else {
      pairs.push({ left: null, right: news[to]! });
      to += 1;
    }
  }
  return pairs;
}
