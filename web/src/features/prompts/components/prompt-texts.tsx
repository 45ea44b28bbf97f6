import { getRouteApi, Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Badge } from "../../../design/badge.tsx";
import { ChangedText } from "../../../design/changed-text.tsx";
import { Notice } from "../../../design/notices.tsx";
import { Panel } from "../../../design/panel.tsx";
import { Select } from "../../../design/select.tsx";
import * as t from "../../../messages/messages.ts";
import { nodeTexts, type Prompt } from "../prepare/compare-prompts.ts";

const route = getRouteApi("/prompts");
const none = "none";
const runsShown = 12;

/** What one prompt says at each node, alone or against another. */
export function PromptTexts({ prompt, prompts }: { prompt: Prompt; prompts: readonly Prompt[] }): ReactNode {
  const { against } = route.useSearch();
  const navigate = route.useNavigate();
  const others = prompts.filter((other) => other !== prompt);
  const other = others.find(({ digest }) => digest === against);
  const texts = nodeTexts(prompt, other);
  return (
    <Panel
      title={<bdi>{prompt.name}</bdi>}
      aside={
        others.length > 0 && (
          <Select
            label={t.prompts.against}
            value={other?.digest ?? none}
            onChange={(next) =>
              void navigate({
                search: (before) => ({ ...before, against: next === none ? undefined : next }),
                replace: true,
              })
            }
            choices={[
              { value: none, label: t.prompts.nothing },
              ...others.map(({ digest, name, version }) => ({
                value: digest,
                label: name,
                hint: t.prompts.version(version),
              })),
            ]}
          />
        )
      }
    >
      <p className="-mt-2 mb-3 text-small text-ink-soft">
        {t.prompts.version(prompt.version)} · {prompt.kinds.map((kind) => t.prompts.kinds[kind]).join(", ")} ·{" "}
        <code className="font-mono text-tiny">{prompt.digest.slice(0, 12)}</code>
      </p>
      {other !== undefined && (
        <Notice>{t.prompts.differences(texts.filter(({ isChanged }) => isChanged).length)}</Notice>
      )}
      {texts.map(({ node, pieces, isChanged }) => (
        <section key={node} className="mt-4">
          <h3 className="mb-1 flex flex-wrap items-center gap-2">
            {t.prompts.node(node)}
            {other !== undefined && (
              <Badge tone={isChanged ? "accent" : "calm"}>
                {isChanged ? t.prompts.differs : t.prompts.same}
              </Badge>
            )}
            {other === undefined && prompt.changed.includes(node) && (
              <Badge tone="depth">{t.prompts.changed}</Badge>
            )}
          </h3>
          <div className="max-w-[90ch] rounded-control border border-line bg-paper p-3 font-mono text-small">
            <ChangedText pieces={pieces} />
          </div>
        </section>
      ))}
      <h3 className="mt-5 mb-1">{t.prompts.runs}</h3>
      {prompt.runs.length === 0 ? (
        <p className="text-small text-ink-soft">{t.prompts.noRuns}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-small">
          {prompt.runs.slice(0, runsShown).map((run) => (
            <li key={run}>
              <Link
                to="/runs/$run"
                params={{ run }}
                className="inline-flex min-h-6 items-center underline underline-offset-3"
              >
                {run}
              </Link>
            </li>
          ))}
          {prompt.runs.length > runsShown && (
            <li className="text-ink-soft">{t.prompts.moreRuns(prompt.runs.length - runsShown)}</li>
          )}
        </ul>
      )}
    </Panel>
  );
}
