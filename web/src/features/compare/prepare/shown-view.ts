type View = "summary" | "matrix";

const ofQuestions = ["question", "show", "text", "tag", "split"] as const;

/** What is shown where the address does not say it: an address that speaks of questions shows them. */
export function shownView(
  search: { view?: View | undefined } & { [Name in (typeof ofQuestions)[number]]?: string | undefined },
): View {
  return search.view ?? (ofQuestions.some((name) => search[name] !== undefined) ? "matrix" : "summary");
}
