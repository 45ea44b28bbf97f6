/** More places than these are only counted. */
const mostNamed = 3;

/** Says the same sentence about many chapters once. */
export function noticesByPlace(): {
  add: (sentence: string, place: string) => void;
  sentences: () => string[];
} {
  const places = new Map<string, string[]>();
  return {
    add(sentence, place) {
      const known = places.get(sentence);
      if (known === undefined) places.set(sentence, [place]);
      else if (known.at(-1) !== place) known.push(place);
    },
    sentences: () =>
      [...places].map(([sentence, named]) => {
        const more = named.length > mostNamed ? ` and ${named.length - mostNamed} more` : "";
        return `${sentence.replace(/\.$/, "")} (${named.slice(0, mostNamed).join(", ")}${more}).`;
      }),
  };
}
