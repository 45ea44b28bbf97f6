import { useQueryClient } from "@tanstack/react-query";
import { useReducer } from "react";
import { RequestFailed } from "../../api/request-failed.ts";
import type { ChosenFile } from "../../design/chosen-files.ts";
import { addSource } from "../sources/queries.ts";
import { sortOut } from "./prepare/sort-out.ts";
import { type Upload, uploads } from "./prepare/uploads.ts";

/** The server reads each file as it comes; more at once only wait there. */
const atOnce = 3;

export interface Uploads {
  all: readonly Upload[];
  send(chosen: readonly ChosenFile[]): void;
}

/** Files on their way to the folder of sources. They go on while the page is open. */
export function useUploads(): Uploads {
  const client = useQueryClient();
  const [all, dispatch] = useReducer(uploads, []);

  async function sendOne({ name, file }: ChosenFile): Promise<void> {
    dispatch({ type: "sending", name });
    try {
      const added = await addSource(name, file);
      dispatch({ type: "read", name, added });
    } catch (thrown) {
      const words =
        thrown instanceof RequestFailed
          ? thrown.details
          : { message: thrown instanceof Error ? thrown.message : String(thrown), hint: null };
      dispatch({ type: "refused", name, message: words.message, hint: words.hint });
    }
  }

  async function sendAll(files: readonly ChosenFile[]): Promise<void> {
    const queue = files.values();
    const work = Array.from({ length: atOnce }, async () => {
      for (const file of queue) await sendOne(file);
    });
    await Promise.all(work);
    await client.invalidateQueries();
  }

  return {
    all,
    send(chosen) {
      const { send, passedOver } = sortOut(chosen);
      dispatch({ type: "chosen", send, passedOver });
      void sendAll(send);
    },
  };
}
