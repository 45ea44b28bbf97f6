type Listener = (event: { data: unknown }) => void;

/** What pdf.js expects of the port between its two halves. */
interface Port {
  postMessage(message: unknown): void;
  addEventListener(name: string, listener: Listener, options?: { signal?: AbortSignal } | null): void;
  removeEventListener(name: string, listener: Listener): void;
  terminate(): void;
}

/**
 * Joins the half of pdf.js that reads to the half that asks, both in this thread. Unlike its own port, this one hands the operators of
 * a page over without copying every glyph: an eighth of the time that reading takes. Only their lists are copied, since the reading
 * half empties them once they are sent. Nothing is transferred: a buffer given away twice would throw where nobody listens.
 */
export function sameThreadPort(): Port {
  const listeners = new Set<Listener>();
  let turn = Promise.resolve();
  return {
    postMessage(message) {
      const event = { data: handedOver(message) };
      turn = turn.then(() => {
        for (const listener of listeners) listener(event);
      });
    },
    addEventListener(_name, listener, options) {
      listeners.add(listener);
      options?.signal?.addEventListener("abort", () => listeners.delete(listener), { once: true });
    },
    removeEventListener(_name, listener) {
      listeners.delete(listener);
    },
    terminate() {
      listeners.clear();
    },
  };
}

function handedOver(message: unknown): unknown {
  const { chunk } = message as { chunk?: { fnArray?: unknown[]; argsArray?: unknown[] } | null };
  if (chunk?.fnArray === undefined || chunk.argsArray === undefined) {
    return structuredClone(message);
  }
  return {
    ...(message as object),
    chunk: { ...chunk, fnArray: chunk.fnArray.slice(), argsArray: chunk.argsArray.slice() },
  };
}
