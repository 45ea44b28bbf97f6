/** Queries of one key ask the same of a search: case, punctuation and blanks make no difference. */
export function queryKey(query: string): string {
  return query
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** Those that nothing tried before asks already, each once. */
export function newQueries(queries: readonly string[], tried: readonly string[]): string[] {
  const known = new Set(tried.map(queryKey));
  return queries.filter((query) => {
    const key = queryKey(query);
    if (key === "" || known.has(key)) return false;
    known.add(key);
    return true;
  });
}
