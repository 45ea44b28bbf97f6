import { retryWhereChanged } from "../../app/questions/retry-where-changed.ts";
import { decideManyDrafts } from "../../app/use-cases/decide-many-drafts.ts";
import { proposeQuestions } from "../../app/use-cases/draft-questions.ts";
import { readQuestionSources } from "../../app/use-cases/question-sources.ts";
import { listQuestionVersions } from "../../app/use-cases/question-versions.ts";
import { showQuestionDrafts } from "../../app/use-cases/show-question-drafts.ts";
import type {
  DecidedDrafts,
  DecideDrafts as Decisions,
  MadeDrafts,
  MakeDrafts,
  QuestionDraftsPage,
  QuestionDraftsQuery,
} from "../../contracts/api/question-drafts.ts";
import { cutPage } from "./cut-page.ts";
import { holdsText } from "./holds-text.ts";
import { withFreshListing } from "./list-sources.ts";
import { presentQuestions } from "./present-questions.ts";
import type { Task } from "./task.ts";

export const listDrafts: Task<QuestionDraftsQuery, QuestionDraftsPage> = async (
  project,
  { source, text, cursor, limit },
  { signal },
) => {
  const workspace = await project.workspace();
  const config = await project.config();
  const { questions } = await presentQuestions(project, config);
  const drafts = questions
    .map((question, place) => ({ ...question, place }))
    .filter(({ entry }) => entry.draft === true && holdsText(entry, text))
    .filter(({ entry }) => source === undefined || entry.gold?.some((gold) => gold.source === source));
  const page = cutPage(drafts, {
    cursor,
    limit,
    keyOf: ({ place }) => [place],
    list: JSON.stringify(["drafts", source, text]),
  });
  if (page.entries.length === 0) return { ...page, entries: [] };
  return withFreshListing(project, signal, async (listed) => {
    const sources = await readQuestionSources(workspace, config, signal, await listed());
    return { ...page, entries: showQuestionDrafts(page.entries, sources) };
  });
};

export const makeDrafts: Task<MakeDrafts, MadeDrafts> = async (project, { most }, { signal }) => {
  const workspace = await project.workspace();
  const made = await retryWhereChanged(async () =>
    proposeQuestions(workspace, await project.config(), { most }, signal),
  );
  const versions = await listQuestionVersions(workspace, await project.config());
  return {
    ids: made.drafts.map(({ entry }) => entry.id),
    more: made.more,
    without: made.without,
    version: versions.length,
  };
};

export const decideDrafts: Task<Decisions, DecidedDrafts> = async (project, decisions) => {
  const workspace = await project.workspace();
  return retryWhereChanged(async () => decideManyDrafts(workspace, await project.config(), decisions));
};
