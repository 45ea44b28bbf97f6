import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { QuestionStatistics } from "@contracts/api/question-set.ts";
import { BarRows } from "../../../charts/bar-rows.tsx";
import { Histogram } from "../../../charts/histogram.tsx";
import { DocumentLink } from "../../../design/document-link.tsx";
import { count, languageName } from "../../../design/format.ts";
import { MoreList } from "../../../design/more-list.tsx";
import { Panel } from "../../../design/panel.tsx";
import { QueryView } from "../../../design/query-view.tsx";
import * as t from "../../../messages/messages.ts";
import { clusterSizes, lengthBars, tallyRows } from "../prepare/statistics-rows.ts";
import { questionStatisticsQuery } from "../queries.ts";

const words = t.questions;
const titles = words.statisticsTitles;

export function StatisticsView(): ReactNode {
  const query = useQuery(questionStatisticsQuery);
  return (
    <QueryView query={query} what={words.statistics}>
      {(statistics) => <Shown statistics={statistics} />}
    </QueryView>
  );
}

function Shown({ statistics }: { statistics: QuestionStatistics }): ReactNode {
  const { types, tags, splits, languages, sources, clusters, goldPassages, sourcesWithoutQuestion } =
    statistics;
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Tallies title={titles.types} tallies={types} />
      <Tallies title={titles.tags} tallies={tags} />
      <Tallies title={titles.splits} tallies={splits} />
      <Tallies title={titles.languages} tallies={languages} named={languageName} />
      <Lengths title={titles.questionLength} lengths={statistics.questionLength} />
      <Lengths title={titles.answerLength} lengths={statistics.answerLength} />
      <Tallies
        title={titles.goldPassages}
        tallies={goldPassages.map(({ passages, questions }) => ({
          name: words.passages(passages),
          questions,
        }))}
      />
      <Tallies title={titles.sources} tallies={sources} />
      <Clusters clusters={clusters} />
      {sourcesWithoutQuestion.length > 0 && (
        <Panel title={`${words.withoutQuestion} (${sourcesWithoutQuestion.length})`}>
          <p className="-mt-2 mb-3 max-w-prose text-small text-ink-soft">{words.withoutQuestionLead}</p>
          <div className="text-small">
            <MoreList items={sourcesWithoutQuestion}>{(source) => <DocumentLink source={source} />}</MoreList>
          </div>
        </Panel>
      )}
    </div>
  );
}

function Tallies({
  title,
  tallies,
  named = (name) => name,
}: {
  title: string;
  tallies: QuestionStatistics["types"];
  named?: (name: string) => string;
}): ReactNode {
  if (tallies.length === 0) return null;
  const { rows, others } = tallyRows(tallies, named);
  return (
    <Panel>
      <BarRows
        title={title}
        summary={words.tallySummary(title, rows.map(({ label, shown }) => `${label} ${shown}`).join(", "))}
        numbers={{
          header: [words.name, words.title],
          rows: tallies.map(({ name, questions }) => [named(name), questions]),
        }}
        rows={rows}
      />
      {others !== null && <p className="mt-1 text-small text-ink-soft">{others}</p>}
    </Panel>
  );
}

function Clusters({ clusters }: { clusters: QuestionStatistics["clusters"] }): ReactNode {
  if (clusters.length === 0) return null;
  const rows = clusterSizes(clusters).map((size) => ({
    label: words.ofClusters(size.questions),
    value: size.clusters,
    shown: words.clusterCount(size.clusters),
  }));
  return (
    <Panel>
      <BarRows
        title={titles.clusters}
        summary={words.tallySummary(
          titles.clusters,
          rows.map(({ label, shown }) => `${label}: ${shown}`).join(", "),
        )}
        numbers={{
          header: [words.group, words.title],
          rows: clusters.map(({ name, questions }) => [name, questions]),
        }}
        rows={rows}
      />
    </Panel>
  );
}

function Lengths({
  title,
  lengths,
}: {
  title: string;
  lengths: QuestionStatistics["questionLength"];
}): ReactNode {
  if (lengths === null) return null;
  return (
    <Panel>
      <Histogram
        title={title}
        summary={words.lengthSummary(
          title,
          count(lengths.shortest),
          count(Math.round(lengths.median)),
          count(lengths.longest),
        )}
        unit={words.words}
        of={words.title}
        bars={lengthBars(lengths)}
        median={lengths.median}
      />
    </Panel>
  );
}
