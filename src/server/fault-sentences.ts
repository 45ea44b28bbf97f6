import type * as z from "zod";

const mostFaults = 5;

/** What is wrong with a part of a request, one sentence a fault. @param where "query", "path" or "body" */
export function faultSentences(where: string, issues: readonly z.core.$ZodIssue[]): string {
  const told = issues.slice(0, mostFaults).map((issue) => sentenceOf(where, issue));
  const more = issues.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more are wrong.`] : [])].join(" ");
}

function sentenceOf(where: string, issue: z.core.$ZodIssue): string {
  const place =
    issue.path.length === 0 ? `The ${where}` : `In the ${where}, ${issue.path.map(String).join(".")}`;
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((key) => JSON.stringify(key)).join(", ");
    return `${place} holds ${names}, which nothing is known of.`;
  }
  return `${place} is wrong: ${issue.message.replace(/\.$/, "").replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}.`;
}
