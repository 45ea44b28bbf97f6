/** What a model is told to say, and nothing else, where the passages hold no answer. */
export const notInSources = "NOT_IN_SOURCES";

/** Whether a reply says that and nothing of weight beside it. */
export function saysNotInSources(reply: string): boolean {
  const words = reply.replaceAll(/[\s"'`*.!_-]+/g, "").toUpperCase();
  return words === notInSources.replaceAll("_", "");
}

/** Whether what has come of a reply may still become it. */
export function maySayNotInSources(begun: string): boolean {
  const words = begun.replaceAll(/[\s"'`*.!_-]+/g, "").toUpperCase();
  return notInSources.replaceAll("_", "").startsWith(words);
}
