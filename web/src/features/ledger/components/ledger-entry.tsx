import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Dialog } from "../../../design/dialog.tsx";
import { DocumentLink } from "../../../design/document-link.tsx";
import { bytes, count, date, duration } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import type { LedgerEntry } from "../prepare/sum-entries.ts";

const words = t.ledger;

/** One request with all that is kept of it. */
export function LedgerEntryDialog({
  entry,
  onClose,
}: {
  entry: LedgerEntry | undefined;
  onClose(): void;
}): ReactNode {
  return (
    <Dialog open={entry !== undefined} onClose={onClose} title={words.oneTitle} wide>
      {entry !== undefined && <EntryDetails entry={entry} />}
    </Dialog>
  );
}

function EntryDetails({ entry }: { entry: LedgerEntry }): ReactNode {
  const { at, purpose, method, origin, path, status, error, bodyDigest, milliseconds, run, passages } = entry;
  const through =
    entry.sentBytes === null || entry.receivedBytes === null
      ? words.notCounted
      : words.bodyValue(bytes(entry.sentBytes), bytes(entry.receivedBytes));
  return (
    <>
      <dl className="grid gap-x-4 gap-y-2 text-small sm:grid-cols-[12rem_1fr]">
        <Fact name={words.when}>{date(at)}</Fact>
        <Fact name={words.method}>
          {method} {origin}
          {path}
        </Fact>
        <Fact name={words.purpose}>{purpose}</Fact>
        <Fact name={words.status}>
          {status ?? "–"}
          {milliseconds !== null && `, ${duration(milliseconds)}`}
        </Fact>
        {error !== null && <Fact name={words.error}>{error}</Fact>}
        <Fact name={words.body}>
          {words.bodyValue(bytes(entry.requestBytes), bytes(entry.responseBytes))}
        </Fact>
        <Fact name={words.connection}>{through}</Fact>
        <Fact name={words.digest}>
          <code className="font-mono text-tiny">{bodyDigest}</code>
          <span className="block text-ink-faint">{words.digestHint}</span>
        </Fact>
        {run !== null && (
          <Fact name={words.run}>
            <Link to="/runs/$run" params={{ run }} className="underline underline-offset-3">
              {run}
            </Link>
          </Fact>
        )}
      </dl>
      <h3 className="mt-4 mb-1">{words.held}</h3>
      {passages.length === 0 && <p className="text-small text-ink-soft">{words.heldNone}</p>}
      <ul className="flex flex-col gap-2 text-small">
        {passages.map(({ source, spans }) => (
          <li key={source}>
            <DocumentLink source={source} />
            <ul className="flex flex-wrap gap-x-4">
              {spans.map(([start, end]) => (
                <li key={start}>
                  <DocumentLink source={source} start={start} end={end}>
                    {words.span(count(start), count(end))}
                  </DocumentLink>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div className="contents">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere] max-sm:mb-1">{children}</dd>
    </div>
  );
}
