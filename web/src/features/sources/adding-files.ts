import type { AddedSource } from "@contracts/api/source-file.ts";
import { type ChosenFile, largestFileBytes } from "../../design/chosen-files.ts";
import { bytes } from "../../design/format.ts";
import * as t from "../../messages/messages.ts";
import { RequestFailed } from "../../api/request-failed.ts";
import { queryClient } from "../../api/query-client.ts";
import { addSource } from "./queries.ts";

export type AddingFile = { id: number; name: string; bytes: number } & (
  | { status: "waiting" | "sending" }
  | { status: "added"; added: AddedSource }
  | { status: "refused"; error: unknown }
);

/** Files on their way to the server. One list for the whole page: it goes on while a person looks at something else. */
let files: readonly AddingFile[] = [];
let waiting: { id: number; named: ChosenFile }[] = [];
let isSending = false;
let newestId = 0;
const listeners = new Set<() => void>();

export const addingFiles = {
  all: (): readonly AddingFile[] => files,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  add(named: readonly ChosenFile[]): void {
    const added = named.map((one) => ({ id: (newestId += 1), named: one }));
    waiting.push(...added);
    set([
      ...files,
      ...added.map(({ id, named: { name, file } }) => ({
        id,
        name,
        bytes: file.size,
        status: "waiting" as const,
      })),
    ]);
    if (!isSending) void sendAll();
  },
  /** Forgets those that have ended. */
  clear(): void {
    set(files.filter(({ status }) => status === "waiting" || status === "sending"));
  },
};

/** One after another: reading a file is the server's work, and it has one hand for it. */
async function sendAll(): Promise<void> {
  isSending = true;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { id, named } = next;
    put(id, { status: "sending" });
    try {
      refuseTooLarge(named);
      put(id, { status: "added", added: await addSource(named.name, named.file) });
    } catch (error) {
      put(id, { status: "refused", error });
    }
  }
  isSending = false;
  void queryClient.invalidateQueries({ queryKey: ["sources"] });
  void queryClient.invalidateQueries({ queryKey: ["project"] });
}

/** Before it is sent: what the server refuses half-way would look as if it had gone. */
function refuseTooLarge({ name, file }: ChosenFile): void {
  if (file.size <= largestFileBytes) return;
  throw new RequestFailed(413, {
    code: "request.too-large",
    message: t.sources.tooLarge(name, bytes(file.size)),
    hint: t.sources.tooLargeHint,
  });
}

type Outcome =
  | { status: "sending" }
  | { status: "added"; added: AddedSource }
  | { status: "refused"; error: unknown };

function put(id: number, outcome: Outcome): void {
  set(files.map((file) => (file.id === id ? { id, name: file.name, bytes: file.bytes, ...outcome } : file)));
}

function set(next: readonly AddingFile[]): void {
  files = next;
  for (const listener of listeners) listener();
}
