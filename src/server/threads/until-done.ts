/** What is written is not given up half-way because the client has left. */
export function untilDone<Request extends { signal: AbortSignal }>(asked: Request): Request {
  return { ...asked, signal: new AbortController().signal };
}
