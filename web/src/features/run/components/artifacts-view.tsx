import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Download } from "lucide-react";
import type { ReactNode } from "react";
import type { RunDetail } from "@contracts/api/runs.ts";
import { buttonStyle } from "../../../design/button.tsx";
import { bytes } from "../../../design/format.ts";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import { ScrollRegion } from "../../../design/scroll-region.tsx";
import * as t from "../../../messages/messages.ts";
import { artifactAddress, artifactQuery } from "../queries.ts";
import { runRoute } from "../run-route.ts";

/** Everything the stages left: chosen on one side, looked at on the other. */
export function ArtifactsView({ run }: { run: RunDetail }): ReactNode {
  const { artifact } = runRoute.useSearch();
  const words = t.run.artifacts;
  const { artifacts } = run.lineage;
  if (artifacts.length === 0) return <Notice>{words.none}</Notice>;
  const chosen = artifacts.find(({ digest }) => digest === artifact) ?? null;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
      <nav aria-label={t.run.views.artifacts}>
        <ul className="rounded-card border border-line bg-surface py-1 shadow-card">
          {artifacts.map(({ stage, name, digest }) => (
            <li key={`${stage} ${name}`}>
              <Link
                to="/runs/$run"
                params={{ run: run.id }}
                search={{ view: "artifacts", artifact: digest }}
                replace
                aria-current={digest === artifact ? "true" : undefined}
                className="flex min-h-8 items-center justify-between gap-2 px-3 text-small hover:bg-depth-1 aria-[current=true]:bg-depth-2 aria-[current=true]:font-semibold"
              >
                <span>
                  <span className="text-ink-soft">{stage} /</span> {name}
                </span>
                <span className="font-mono text-tiny text-ink-faint">{digest.slice(0, 8)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {chosen === null ? (
        <Notice>{words.choose}</Notice>
      ) : (
        <Preview
          key={chosen.digest}
          run={run.id}
          digest={chosen.digest}
          name={`${chosen.stage} / ${chosen.name}`}
        />
      )}
    </div>
  );
}

function Preview({ run, digest, name }: { run: string; digest: string; name: string }): ReactNode {
  const words = t.run.artifacts;
  const query = useQuery(artifactQuery(run, digest));
  return (
    <Panel
      title={name}
      aside={
        <a
          href={artifactAddress(run, digest)}
          download={query.data?.fileName ?? ""}
          className={buttonStyle()}
        >
          <Download aria-hidden className="size-4" />
          {words.download}
        </a>
      }
    >
      <QueryView query={query} what={name}>
        {(preview) => (
          <div className="flex min-w-0 flex-col gap-2">
            <p className="text-small text-ink-soft [overflow-wrap:anywhere]">
              {preview.fileName} · {preview.mediaType} · {bytes(preview.bytes)}
            </p>
            {preview.text === null ? (
              <Notice>{words.binary}</Notice>
            ) : (
              <ScrollRegion
                label={words.text}
                className="max-h-[60vh] overflow-auto rounded-control border border-line bg-sunk p-3"
              >
                <pre className="font-mono text-tiny">{preview.text}</pre>
              </ScrollRegion>
            )}
            {!preview.isWhole && preview.text !== null && <Notice>{words.more}</Notice>}
          </div>
        )}
      </QueryView>
    </Panel>
  );
}
