import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo, useState } from "react";
import type { QuestionVersions } from "@contracts/api/question-set.ts";
import { Badge } from "../../../design/badge.tsx";
import { Button } from "../../../design/button.tsx";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Dialog } from "../../../design/dialog.tsx";
import { date } from "../../../design/format.ts";
import { ErrorNotice, Notice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";
import { questionsChanged, restoreQuestions } from "../queries.ts";

const words = t.questions;
type Version = QuestionVersions["versions"][number];

/** Every version, newest first, each a click away from being what the file holds again. */
export function VersionTable({
  versions,
  newest,
}: {
  versions: readonly Version[];
  newest: number;
}): ReactNode {
  const [asked, setAsked] = useState<number | null>(null);
  const restoring = useMutation({
    mutationFn: restoreQuestions,
    onSuccess: () => void questionsChanged(),
  });
  const rows = useMemo(() => versions.toReversed(), [versions]);
  const columns = useMemo(() => columnsOf(newest, setAsked), [newest]);
  const restore = (version: number): void => {
    setAsked(null);
    restoring.mutate(version);
  };
  return (
    <>
      <div role="status" className="mb-3 empty:hidden">
        {restoring.data !== undefined && (
          <Notice>
            {restoring.data.changed
              ? words.restored(restoring.data.restored, restoring.data.version)
              : words.restoredSame(restoring.data.restored)}
          </Notice>
        )}
      </div>
      {restoring.isError && <ErrorNotice error={restoring.error} />}
      <DataTable
        label={words.versionsTitle}
        rows={rows}
        columns={columns}
        rowKey={({ version }) => String(version)}
        fileName="question-versions"
        height="max-h-[40vh]"
      />
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={asked === null ? "" : words.restoreTitle(asked)}
      >
        {asked !== null && (
          <>
            <p>{words.restoreText(asked)}</p>
            <div className="mt-4 flex flex-wrap justify-end gap-2">
              <Button onClick={() => setAsked(null)}>{t.design.cancel}</Button>
              <Button kind="primary" onClick={() => restore(asked)}>
                {words.restoreThis(asked)}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </>
  );
}

function columnsOf(newest: number, onRestore: (version: number) => void): Column<Version>[] {
  return [
    {
      id: "version",
      header: words.version,
      name: words.version,
      width: 6,
      value: ({ version }) => version,
      cell: ({ version }) => (
        <Link
          to="/questions"
          search={{ view: "versions", to: String(version) }}
          className="inline-flex min-h-6 items-center underline underline-offset-3"
        >
          {version}
        </Link>
      ),
    },
    {
      id: "when",
      header: words.when,
      name: words.when,
      width: 11,
      value: ({ at }) => new Date(at).toISOString(),
      cell: ({ at }) => date(at),
    },
    {
      id: "change",
      header: words.change,
      name: words.change,
      width: "1fr",
      value: ({ change }) => change,
      cell: ({ change }) => change,
    },
    {
      id: "restore",
      header: <span className="sr-only">{words.restore}</span>,
      name: words.restore,
      width: 8,
      cell: ({ version }) =>
        version === newest ? (
          <Badge tone="depth">{words.currentVersion}</Badge>
        ) : (
          <Button size="small" aria-label={words.restoreThis(version)} onClick={() => onRestore(version)}>
            {words.restore}
          </Button>
        ),
    },
  ];
}
