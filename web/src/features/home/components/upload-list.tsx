import { Link } from "@tanstack/react-router";
import { Check, CircleAlert, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "../../../design/button.tsx";
import { count } from "../../../design/format.ts";
import { ProgressBar } from "../../../design/progress-bar.tsx";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import * as t from "../../../messages/messages.ts";
import { type Upload, uploadCounts } from "../prepare/uploads.ts";

/** How far the files are, what was read of each, what was left out and why, and what to do then. */
export function UploadList({ all }: { all: readonly Upload[] }): ReactNode {
  const words = t.home.upload;
  const counts = uploadCounts(all);
  if (all.length === 0) return null;
  const isDone = counts.done === counts.all;
  const text = words.progress(counts.done, counts.all);
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p role="status" className="text-small tabular-nums">
          {text}
          {isDone && <> {words.done(counts.documents, count(counts.characters))}</>}{" "}
          {isDone && (counts.leftOut === 0 ? words.allRead : words.leftOut(counts.leftOut))}
        </p>
        {!isDone && <ProgressBar label={words.bar} share={counts.done / counts.all} text={text} />}
      </div>
      <ScrollRegion
        label={words.list}
        className="max-h-72 overflow-y-auto rounded-control border border-line text-small"
      >
        <ul>
          {all.toSorted(byTrouble).map((upload) => (
            <UploadLine key={upload.name} upload={upload} />
          ))}
        </ul>
      </ScrollRegion>
      {isDone && counts.documents > 0 && (
        <div className="flex flex-wrap gap-2">
          <Link to="/questions" search={{ view: "drafts" }} className={buttonStyle({ kind: "primary" })}>
            {t.home.next.actions.draft}
          </Link>
          <Link to="/ask" className={buttonStyle()}>
            {t.home.next.actions.ask}
          </Link>
        </div>
      )}
    </div>
  );
}

/** What was left out comes first: it is what a person has to know. */
function byTrouble(a: Upload, b: Upload): number {
  return Number(isTrouble(b)) - Number(isTrouble(a));
}

function isTrouble(upload: Upload): boolean {
  return (
    upload.status === "refused" ||
    upload.status === "passed-over" ||
    (upload.status === "read" && upload.added.leftOut.length > 0)
  );
}

function UploadLine({ upload }: { upload: Upload }): ReactNode {
  const Icon = isTrouble(upload) ? CircleAlert : upload.status === "read" ? Check : CircleDashed;
  return (
    <li className="flex gap-2 border-b border-line px-3 py-1.5 last:border-b-0">
      <Icon
        aria-hidden
        className={
          isTrouble(upload) ? "mt-0.5 size-4 shrink-0 text-worse" : "mt-0.5 size-4 shrink-0 text-depth-5"
        }
      />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap justify-between gap-x-3">
          <span>{upload.name}</span>
          <span className="text-ink-soft">{shortly(upload)}</span>
        </p>
        {remarks(upload).map((remark) => (
          <p key={remark} className="text-tiny text-ink-soft">
            {remark}
          </p>
        ))}
      </div>
    </li>
  );
}

function shortly(upload: Upload): string {
  const words = t.home.upload;
  if (upload.status === "waiting" || upload.status === "sending") return words.status[upload.status];
  if (upload.status !== "read") return "";
  const { documents, added } = upload.added;
  const characters = documents.reduce((sum, one) => sum + one.characters, 0);
  if (documents.length === 0) return "";
  const read = words.read(documents.length, count(characters));
  return added ? read : `${read}, ${words.same}`;
}

function remarks(upload: Upload): string[] {
  switch (upload.status) {
    case "refused":
      return [upload.message, ...(upload.hint === null ? [] : [upload.hint])];
    case "passed-over":
      return [t.home.upload.reasons[upload.reason]];
    case "read":
      return [
        ...upload.added.leftOut.map(({ source, reason }) =>
          source === upload.name ? reason : `${source}: ${reason}`,
        ),
        ...upload.added.notices,
      ];
    default:
      return [];
  }
}
