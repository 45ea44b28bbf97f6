import { sha256 } from "../../adapters/shared/sha256.ts";
import type { QuestionCheck } from "../../contracts/api/question-check.ts";
import type { QuotedPassage } from "../../contracts/api/quoted-passage.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { ListedSources } from "../experiment-inputs.ts";
import { placesOfQuotes } from "../questions/places-of-quotes.ts";
import { quotedPassage } from "../questions/quoted-passage.ts";
import type { Workspace } from "../workspace.ts";
import { checkGround, type QuestionGround } from "./check-question-set.ts";
import { openQuestionFile } from "./question-file.ts";
import { readQuestionSources } from "./question-sources.ts";

/** Faults whose quotes are looked for in every source: it takes long, and a person mends one after the other. */
const mostLookedFor = 100;

/** What is wrong with the question set and what is worth a look, each with the places that it is about. */
export async function inspectQuestionSet(
  workspace: Workspace,
  config: LoadedConfig,
  { listed, signal }: { listed: ListedSources; signal: AbortSignal },
): Promise<QuestionCheck> {
  const file = await openQuestionFile(workspace, config);
  const sources = await readQuestionSources(workspace, config, signal, listed);
  const content = file.bytes === null ? "nothing" : sha256(file.bytes);
  const key = JSON.stringify(["check of", file.name, content, sources.dataset, config.pipeline.chunk]);
  return workspace.memo.get(key, async () => {
    const value = await inspect({ file, sources }, config, signal);
    return { value, bytes: JSON.stringify(value).length };
  });
}

async function inspect(
  ground: QuestionGround,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<QuestionCheck> {
  const { checked, accepted } = await checkGround(ground, config, signal);
  const { review } = checked;
  const questions = new Map(accepted.map((question) => [question.id, question]));
  const documents = new Map(ground.sources.documents.map((document) => [document.source, document]));
  const named = (id: string) => ({ id, question: questions.get(id)?.question ?? "" });
  const quoted = (passages: readonly Passage[]): QuotedPassage[] =>
    passages.flatMap((passage) => {
      const document = documents.get(passage.source);
      return document === undefined ? [] : [quotedPassage(passage, document)];
    });
  const proposals = new Map(checked.drafts.map(({ id, gold }) => [id, gold]));
  return {
    file: ground.file.bytes === null ? null : ground.file.name,
    faults: faultsOf(checked.faults, ground).map(({ places, ...fault }) => ({
      ...fault,
      places: quoted(places),
    })),
    questions: review.questions,
    drafts: checked.draftQuestions,
    withGold: review.withGold,
    withAnswer: review.withAnswer,
    unanswerable: review.unanswerable,
    clusters: review.clusters,
    clustersWithGold: review.clustersWithGold,
    clustersNeeded: review.clustersNeeded,
    answers: {
      wordForWord: review.answers.wordForWord,
      normalised: review.answers.normalised,
      absent: review.answers.absent.map(({ id, wordsInGold }) => ({
        ...named(id),
        answer: questions.get(id)?.answer ?? "",
        wordsInGold,
        gold: quoted(questions.get(id)?.gold ?? []),
      })),
    },
    withoutGold: review.withoutGold.map((id) => ({
      ...named(id),
      proposals: quoted(proposals.get(id) ?? []),
    })),
    alike: review.alike.map(({ first, second, how }) => ({
      first: named(first.id),
      second: named(second.id),
      how,
    })),
    leaks: review.leaks.map((leak) =>
      leak.kind === "cluster" ? leak : { ...leak, first: named(leak.first), second: named(leak.second) },
    ),
    goldBeyondChunk:
      review.goldBeyondChunk?.map((id) => ({
        ...named(id),
        gold: quoted(questions.get(id)?.gold ?? []),
      })) ?? null,
    detectable: review.detectable,
  };
}

type Fault = Omit<QuestionCheck["faults"][number], "places"> & { places: Passage[] };

/** Every fault with its question, where it is one's, and where its quotes stand. */
function faultsOf(
  faults: readonly { message: string; hint: string }[],
  { file, sources }: QuestionGround,
): Fault[] {
  const documents = new Map(sources.documents.map((document) => [document.source, document]));
  const entries = new Map(file.questions.map(({ where, entry }) => [where, entry]));
  return faults.map(({ message, hint }, at) => {
    const entry = entries.get(whereOf(message));
    const isLooked = entry !== undefined && at < mostLookedFor;
    const places = isLooked ? placesOfQuotes(entry, documents, sources.known.keptNameOf) : [];
    return { id: entry?.id ?? null, question: entry?.question ?? null, message, hint, places };
  });
}

/** Every fault's sentence begins with where the question stands. */
function whereOf(message: string): string {
  return message.slice(0, message.indexOf(": "));
}
