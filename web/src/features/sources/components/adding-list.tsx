import { Check, CircleAlert, Clock, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { RequestFailed } from "../../../api/request-failed.ts";
import { Badge } from "../../../design/badge.tsx";
import { DocumentLink } from "../../../design/document-link.tsx";
import { bytes } from "../../../design/format.ts";
import { MoreList } from "../../../design/more-list.tsx";
import * as t from "../../../messages/messages.ts";
import type { AddingFile } from "../adding-files.ts";
import { readSentence } from "../prepare/read-sentence.ts";
import { HiddenFinding } from "./hidden-finding.tsx";

/** Files on their way, each with how it was read or why it was not taken. */
export function AddingList({ files }: { files: readonly AddingFile[] }): ReactNode {
  return (
    <MoreList items={files} first={50}>
      {(file) => (
        <div className="flex flex-col gap-1">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {file.status === "added" ? (
              <DocumentLink source={file.added.source} />
            ) : (
              <bdi className="[overflow-wrap:anywhere]">{file.name}</bdi>
            )}
            <span className="text-small text-ink-faint">{bytes(file.bytes)}</span>
            <State file={file} />
          </p>
          {file.status === "added" && <HowRead added={file.added} />}
          {file.status === "refused" && <Refusal error={file.error} />}
        </div>
      )}
    </MoreList>
  );
}

function State({ file }: { file: AddingFile }): ReactNode {
  if (file.status === "waiting") {
    return (
      <Badge>
        <Clock aria-hidden className="size-3.5" />
        {t.sources.waiting}
      </Badge>
    );
  }
  if (file.status === "sending") {
    return (
      <Badge tone="depth">
        <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
        {t.sources.sending}
      </Badge>
    );
  }
  if (file.status === "refused") {
    return (
      <Badge tone="worse">
        <CircleAlert aria-hidden className="size-3.5" />
        {t.sources.refused}
      </Badge>
    );
  }
  return file.status === "added" ? (
    <Badge tone="better">
      <Check aria-hidden className="size-3.5" />
      {file.added.added ? t.sources.addedBadge : t.sources.already}
    </Badge>
  ) : null;
}

function HowRead({ added }: { added: Extract<AddingFile, { status: "added" }>["added"] }): ReactNode {
  return (
    <div className="flex flex-col gap-1 text-small text-ink-soft">
      <p>{readSentence(added)}</p>
      {added.leftOut.map(({ source, reason }, at) => (
        <p key={at} className="[overflow-wrap:anywhere]">
          <bdi>{source}</bdi>: {reason}
        </p>
      ))}
      {added.notices.map((notice, at) => (
        <p key={at}>{notice}</p>
      ))}
      {added.hidden.map((found, at) => (
        <HiddenFinding key={at} source={added.source} found={found} />
      ))}
    </div>
  );
}

function Refusal({ error }: { error: unknown }): ReactNode {
  const message = error instanceof Error ? error.message : String(error);
  const hint = error instanceof RequestFailed ? error.details.hint : null;
  return (
    <p className="text-small text-ink-soft [overflow-wrap:anywhere]">
      {message} {hint}
    </p>
  );
}
