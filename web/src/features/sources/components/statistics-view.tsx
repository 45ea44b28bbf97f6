import type { ReactNode } from "react";
import type { Sources } from "@contracts/api/sources.ts";
import { BarRows } from "../../../charts/bar-rows.tsx";
import { Histogram } from "../../../charts/histogram.tsx";
import { count, languageName } from "../../../design/format.ts";
import { Panel } from "../../../design/panel.tsx";
import * as t from "../../../messages/messages.ts";
import { lossRows, lossSummary } from "../prepare/loss-rows.ts";

const words = t.sources;

export function StatisticsView({ sources }: { sources: Sources }): ReactNode {
  const { losses, languages, charactersPerSource, chunksPerSource, chunkLength, wordsPerChunk } = sources;
  const summary = lossSummary(losses);
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Panel className="xl:col-span-2">
        <BarRows
          title={words.lossTitle}
          summary={summary}
          numbers={{
            header: [words.stage, words.before, words.after],
            rows: losses.map(({ what, stage, before, after }) => [
              words.lossLabel(words.lossWhat[what], words.lossStage[stage]),
              before,
              after,
            ]),
          }}
          rows={lossRows(losses)}
        />
        <p className="mt-2 text-small text-ink-soft">{summary}</p>
      </Panel>
      {languages.length > 0 && (
        <Panel>
          <BarRows
            title={words.languagesTitle}
            summary={words.languageSummary(
              languages.map(({ language, documents }) => `${languageName(language)} ${documents}`).join(", "),
            )}
            numbers={{
              header: [words.language, words.documents, words.characters],
              rows: languages.map(({ language, documents, characters }) => [language, documents, characters]),
            }}
            rows={languages.map(({ language, documents, characters }) => ({
              label: languageName(language),
              value: documents,
              shown: words.languageShown(documents, count(characters)),
            }))}
          />
        </Panel>
      )}
      <Values
        title={words.charactersPerSource}
        unit={words.characters}
        of={words.documents}
        values={charactersPerSource}
      />
      <Values
        title={words.chunksPerSource}
        unit={words.chunks}
        of={words.documents}
        values={chunksPerSource}
      />
      <Values
        title={words.chunkLength}
        unit={words.characters}
        of={words.chunks}
        values={chunkLength}
        note={wordsPerChunk === null ? undefined : words.chunkWords(count(Math.round(wordsPerChunk)))}
      />
    </div>
  );
}

function Values({
  title,
  unit,
  of,
  values,
  note,
}: {
  title: string;
  unit: string;
  of: string;
  values: Sources["chunkLength"];
  note?: string | undefined;
}): ReactNode {
  if (values === null) return null;
  const { smallest, median, largest, bars } = values;
  return (
    <Panel>
      <Histogram
        title={title}
        summary={words.histogram(title, count(smallest), count(Math.round(median)), count(largest))}
        unit={unit}
        of={of}
        bars={bars}
        median={median}
      />
      {note !== undefined && <p className="mt-1 text-small text-ink-soft">{note}</p>}
    </Panel>
  );
}
