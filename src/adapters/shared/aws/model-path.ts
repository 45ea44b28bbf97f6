/** Where a model of Amazon Bedrock is asked, before what is asked of it. */
export function modelPath(model: string, operation: string): string {
  return `/model/${encodeURIComponent(model)}/${operation}`;
}
