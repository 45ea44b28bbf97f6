import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import type { Sources } from "@contracts/api/sources.ts";
import { languageName } from "../../../design/format.ts";
import { Notice } from "../../../design/notices.tsx";
import { Select } from "../../../design/select.tsx";
import { sortingOf, sortingText } from "../../../design/sorting-text.ts";
import { TextField } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";
import { tallied } from "../../../design/tallied.ts";
import { chooseSources } from "../prepare/choose-sources.ts";
import { collectFindings } from "../prepare/collect-findings.ts";
import { kindName } from "../prepare/kind-name.ts";
import { SourceTable } from "./source-table.tsx";

const route = getRouteApi("/sources");
const any = "any";

export function ListView({ sources }: { sources: Sources }): ReactNode {
  const { text, kind, language, sort } = route.useSearch();
  const navigate = route.useNavigate();
  const put = (chosen: {
    text?: string;
    kind?: string | undefined;
    language?: string | undefined;
    sort?: string;
  }) => void navigate({ search: (before) => ({ ...before, ...chosen }), replace: true });
  const { kinds, languages } = useMemo(
    () => ({
      kinds: tallied(sources.sources.map(({ mediaType }) => mediaType)),
      languages: tallied(sources.sources.map((one) => one.language)),
    }),
    [sources],
  );
  const shown = useMemo(
    () => chooseSources(sources.sources, { text, kind, language }),
    [sources, text, kind, language],
  );
  const sorting = useMemo(() => sortingOf(sort), [sort]);
  const findings = collectFindings(sources).count;
  return (
    <div className="flex flex-col gap-3">
      {findings > 0 && (
        <Notice tone="warning">
          {t.sources.seeFindingsCount(findings)}{" "}
          <Link
            to="/sources"
            search={{ view: "findings" }}
            className="font-medium underline underline-offset-3"
          >
            {t.sources.seeFindings}
          </Link>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <TextField
          label={t.sources.filter}
          hideLabel
          type="search"
          placeholder={t.sources.filter}
          value={text ?? ""}
          onChange={(event) => put({ text: event.target.value })}
          className="min-w-48 flex-1 sm:max-w-80"
        />
        <Select
          label={t.sources.kind}
          hideLabel
          value={kind ?? any}
          onChange={(next) => put({ kind: next === any ? undefined : next })}
          choices={[
            { value: any, label: t.sources.anyKind },
            ...kinds.map(({ value, count }) => ({ value, label: `${kindName(value)} (${count})` })),
          ]}
        />
        {languages.length > 1 && (
          <Select
            label={t.sources.language}
            hideLabel
            value={language ?? any}
            onChange={(next) => put({ language: next === any ? undefined : next })}
            choices={[
              { value: any, label: t.sources.anyLanguage },
              ...languages.map(({ value, count }) => ({ value, label: `${languageName(value)} (${count})` })),
            ]}
          />
        )}
      </div>
      <SourceTable sources={shown} sorting={sorting} onSort={(next) => put({ sort: sortingText(next) })} />
    </div>
  );
}
