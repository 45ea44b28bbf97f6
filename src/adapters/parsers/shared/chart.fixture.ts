import { rootTag } from "./office.fixture.ts";

/** The part of a chart: its title, its categories, the values of each series by name. */
export function chart(
  said: string,
  categories: readonly string[],
  series: Record<string, readonly number[]>,
): string {
  const points = (values: readonly (string | number)[]) =>
    values.map((value, at) => `<c:pt idx="${at}"><c:v>${value}</c:v></c:pt>`).join("");
  const plotted = Object.entries(series).map(
    ([name, values]) =>
      `<c:ser><c:tx><c:strRef><c:strCache>${points([name])}</c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache>${points(categories)}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache>${points(values)}</c:numCache></c:numRef></c:val></c:ser>`,
  );
  return `${rootTag("c:chartSpace")}<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>${said}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart>${plotted.join("")}</c:barChart></c:plotArea></c:chart></c:chartSpace>`;
}
