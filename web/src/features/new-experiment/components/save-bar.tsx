import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Configuration } from "@contracts/api/configuration.ts";
import { readJson } from "../../../api/ask-server.ts";
import { RequestFailed } from "../../../api/request-failed.ts";
import { Badge } from "../../../design/badge.tsx";
import { Button } from "../../../design/button.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";
import { draftText } from "../draft-text.ts";
import { saveConfiguration } from "../queries.ts";
import { ConflictDialog } from "./conflict-dialog.tsx";

/** Writes the text to the file, unless somebody else has: then both are shown, and a person chooses. */
export function SaveBar({
  file,
  text,
  base,
  onTake,
}: {
  file: Configuration;
  text: string;
  /** Digest of the file that the text was begun from. */
  base: string | null;
  /** The file as it is now takes the place of what was written here. */
  onTake(configuration: Configuration): void;
}): ReactNode {
  const words = t.newExperiment.save;
  const [theirs, setTheirs] = useState<Configuration | null>(null);
  const save = useMutation({
    mutationFn: (digest: string | null) => saveConfiguration({ text, digest }),
    onSuccess: (saved) => {
      setTheirs(null);
      onTake(saved);
    },
    onError: async (error) => {
      if (error instanceof RequestFailed && error.details.code === "configuration.changed")
        setTheirs(await readJson<Configuration>("/api/configuration"));
    },
  });
  const isChanged = text !== file.text || file.digest === null;
  const isConflict =
    save.error instanceof RequestFailed && save.error.details.code === "configuration.changed";
  return (
    <div className="flex flex-wrap items-center gap-2">
      {text === file.text ? null : <Badge tone="land">{words.unsaved}</Badge>}
      {save.isSuccess && !isChanged && (
        <span role="status" className="text-small text-ink-soft">
          {words.saved}
        </span>
      )}
      {text !== file.text && (
        <Button size="small" onClick={() => draftText.set(null)}>
          {words.discard}
        </Button>
      )}
      <Button size="small" disabled={!isChanged || save.isPending} onClick={() => save.mutate(base)}>
        {words.save(file.file ?? "soundings.yaml")}
      </Button>
      {save.isError && !isConflict && <ErrorNotice error={save.error} />}
      {theirs !== null && (
        <ConflictDialog
          mine={text}
          theirs={theirs}
          onClose={() => setTheirs(null)}
          onMine={() => save.mutate(theirs.digest)}
          onTheirs={() => {
            setTheirs(null);
            onTake(theirs);
          }}
        />
      )}
    </div>
  );
}
