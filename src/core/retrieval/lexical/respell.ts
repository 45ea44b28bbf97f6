// Shorter words have too many neighbours; a number that is one digit off is another number.
const respellable = /^\p{L}{5,}$/u;

/**
 * For a term that no source holds, the one term of the index that is one letter added, left out, changed or swapped with the next
 * away; undefined where there is none or more than one. The first letter is taken to be right.
 */
export function respeller(termIds: ReadonlyMap<string, number>): (term: string) => number | undefined {
  let buckets: Map<string, string[]> | undefined;
  return (term) => {
    if (!respellable.test(term)) return undefined;
    buckets ??= Map.groupBy(termIds.keys(), (known) => bucketOf(known, known.length));
    const near: string[] = [];
    for (const length of [term.length - 1, term.length, term.length + 1]) {
      for (const known of buckets.get(bucketOf(term, length)) ?? []) {
        if (isOneEditAway(term, known) && respellable.test(known)) near.push(known);
      }
    }
    const [only, ...others] = near;
    return only === undefined || others.length > 0 ? undefined : termIds.get(only);
  };
}

function bucketOf(term: string, length: number): string {
  return `${term.charAt(0)}${length}`;
}

/** For terms that differ, and in length by at most one. */
function isOneEditAway(left: string, right: string): boolean {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  if (left.length > right.length) return left.slice(at + 1) === right.slice(at);
  if (left.length < right.length) return left.slice(at) === right.slice(at + 1);
  if (left.slice(at + 1) === right.slice(at + 1)) return true;
  return (
    left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2)
  );
}
