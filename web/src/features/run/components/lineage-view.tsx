import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { RunDetail } from "@contracts/api/runs.ts";
import type { Column } from "../../../design/column.ts";
import { DataTable } from "../../../design/data-table.tsx";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";

const words = t.run.lineage;

interface SourceVersion {
  source: string;
  digest: string;
}

/** Where the run ran and what it was made from: enough to make it again. */
export function LineageView({ run }: { run: RunDetail }): ReactNode {
  const { lineage, environment } = run;
  const sources = useMemo(
    () => Object.entries(lineage.sources).map(([source, digest]) => ({ source, digest })),
    [lineage.sources],
  );
  const columns = useMemo(() => columnsFor(run.id), [run.id]);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title={words.made}>
          <Facts
            facts={[
              [words.run, run.id],
              [words.dataset, lineage.dataset ?? words.notYet],
              [words.questions, lineage.questions ?? words.notYet],
              [words.commit, lineage.commit ?? words.noCommit],
            ]}
          />
        </Panel>
        <Panel title={words.environment}>
          <Facts facts={Object.entries(environment)} />
        </Panel>
      </div>
      <Panel title={words.sources}>
        <DataTable
          label={words.sources}
          rows={sources}
          columns={columns}
          rowKey={({ source }) => source}
          rowHeight={34}
          height="max-h-96"
          fileName={`${run.id}-sources`}
        />
      </Panel>
      <Panel title={words.stages}>
        <ul className="text-small">
          {run.stages.map(({ stage, key, version }) => (
            <li key={stage} className="flex flex-wrap gap-x-3 border-b border-line py-1 last:border-b-0">
              <span className="min-w-20 font-medium">{stage}</span>
              <span className="text-ink-soft">{words.version(version)}</span>
              <span className="font-mono text-tiny text-ink-soft [overflow-wrap:anywhere]">{key}</span>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function Facts({ facts }: { facts: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-small">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="font-mono text-tiny leading-5 [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function columnsFor(run: string): Column<SourceVersion>[] {
  return [
    {
      id: "source",
      header: words.source,
      name: words.source,
      width: "1fr",
      value: ({ source }) => source,
      cell: ({ source }) => (
        <Link to="/document" search={{ source, run }} className="underline underline-offset-4">
          {source}
        </Link>
      ),
    },
    {
      id: "digest",
      header: words.digest,
      name: words.digest,
      width: "1fr",
      value: ({ digest }) => digest,
      cell: ({ digest }) => <span className="font-mono text-tiny text-ink-soft">{digest}</span>,
    },
  ];
}
