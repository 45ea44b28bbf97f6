import type { PreparedDocument } from "../../../contracts/chunk.ts";
import type { Digest } from "../../../contracts/digest.ts";
import type { Passage, Span } from "../../../contracts/passage.ts";
import type { Pipeline } from "../../../contracts/pipeline.ts";
import type { NumberedQuestion, Question } from "../../../contracts/question-set.ts";
import type { DigestOf } from "../../../ports/digest-of.ts";
import { checkQuestions } from "../../questions/check-questions.ts";
import { draftGold } from "../../questions/draft-gold.ts";
import { keptRegions } from "../../preparation/kept-regions.ts";
import { detectLanguage } from "../../text/detect-language.ts";
import { jsonCodec } from "../codec.ts";
import { canonicalJson } from "../stage-key.ts";
import type { Output, StageWork } from "../stage.ts";
import type { Document, LeftOut } from "../../../contracts/source.ts";
import type { Finding } from "../parsed-file.ts";
import type { Corpus } from "./parse-stage.ts";

/** What is known of each document beside its text. The digest of this is the dataset version. */
export interface Dataset {
  documents: {
    source: string;
    version: Digest;
    /** Of the canonical text, headings, pages and places: a parser that reads the same bytes otherwise makes another dataset. */
    content: Digest;
    language: string;
    regions: Span[];
  }[];
  /** Sources with the same text as one that was kept. */
  duplicates: { source: string; of: string }[];
}

export const datasetCodec = jsonCodec<Dataset>();

export interface PrepareOutputs {
  dataset: Dataset;
  questions: Question[];
  /** Ids and words of the questions, without gold: correcting gold retrieves nothing again. */
  asked: { id: string; question: string }[];
  /** Drafts of gold for questions with an answer and no passages. */
  drafts: { id: string; gold: Passage[] }[];
}

/** What decides a document's language where no setting does. */
export const detectorVersion = "1 eld@2.1.0";

export function prepareStage(
  parsed: { corpus: Output<Corpus>; leftOut: Output<LeftOut[]>; findings: Output<Finding[]> },
  questions: readonly NumberedQuestion[],
  leftOut: readonly LeftOut[],
  settings: Pipeline["prepare"],
  digestOf: DigestOf,
): StageWork<PrepareOutputs> {
  return {
    stage: "prepare",
    version: "2",
    settings: { ...settings, ...(settings.language === "auto" ? { detector: detectorVersion } : {}) },
    inputs: {
      corpus: parsed.corpus.digest,
      leftOut: parsed.leftOut.digest,
      findings: parsed.findings.digest,
      questions: digestOf(canonicalJson([questions, leftOut])),
    },
    outputs: {
      dataset: datasetCodec,
      questions: jsonCodec<Question[]>(),
      asked: jsonCodec<PrepareOutputs["asked"]>(),
      drafts: jsonCodec<PrepareOutputs["drafts"]>(),
    },

    async run({ breathe, progress }) {
      const [{ documents }, unparsed, findings] = await Promise.all([
        parsed.corpus.load(),
        parsed.leftOut.load(),
        parsed.findings.load(),
      ]);
      const kept: Document[] = [];
      const duplicates: Dataset["duplicates"] = [];
      const byText = new Map<string, string>();
      for (const document of documents) {
        const twin = byText.get(document.text);
        if (twin !== undefined && settings.duplicates === "drop") {
          duplicates.push({ source: document.source, of: twin });
          continue;
        }
        byText.set(document.text, document.source);
        kept.push(document);
      }

      const hiddenIn = new Map(findings.map(({ source, hidden }) => [source, hidden]));
      const regions = keptRegions(
        kept.map(({ source, text }) => ({
          text,
          hidden: (hiddenIn.get(source) ?? []).flatMap(({ span }) => span ?? []),
        })),
        settings.cleaning,
      );
      const dataset: Dataset = { documents: [], duplicates };
      for (const [index, { source, version, text, headings, pages, places }] of kept.entries()) {
        const pause = breathe();
        if (pause) await pause;
        dataset.documents.push({
          source,
          version,
          content: digestOf(canonicalJson([text, headings, pages, ...(places.length > 0 ? [places] : [])])),
          language: settings.language === "auto" ? await detectLanguage(text) : settings.language,
          regions: regions[index] ?? [],
        });
        progress(index + 1, kept.length, "documents");
      }

      const texts = new Map(kept.map(({ source, text }) => [source, text]));
      const keptNames = new Map(duplicates.map(({ source, of }) => [source, of]));
      const checked = checkQuestions(questions, {
        textOf: (source) => texts.get(source),
        keptNameOf: (source) => keptNames.get(source) ?? source,
        leftOut: new Map([...leftOut, ...unparsed].map(({ source, reason }) => [source, reason])),
      });
      const drafts = [...draftGold(checked, kept)].map(([id, gold]) => ({ id, gold }));
      return {
        outputs: {
          dataset,
          questions: checked,
          asked: checked.map(({ id, question }) => ({ id, question })),
          drafts,
        },
        metrics: {
          documents: kept.length,
          duplicates: duplicates.length,
          languages: new Set(dataset.documents.map(({ language }) => language)).size,
          characters: kept.reduce((sum, { text }) => sum + text.length, 0),
          "characters-cleaned": cleanedCharacters(kept, regions),
          questions: checked.length,
          unanswerable: checked.filter(({ answerable }) => answerable === false).length,
        },
        notices: [
          ...duplicates.map(
            ({ source, of }) => `${source} has the same text as ${of} and is not indexed twice.`,
          ),
          ...noticesOfGold(checked, drafts.length),
        ],
      };
    },
  };
}

/** Documents as chunkers and retrieval see them. */
export function preparedDocuments(corpus: Corpus, dataset: Dataset): PreparedDocument[] {
  const parsed = new Map(corpus.documents.map((document) => [document.source, document]));
  return dataset.documents.map(({ source, language, regions }) => {
    const document = parsed.get(source);
    if (document === undefined)
      throw new Error(`The dataset names ${source}, which the corpus does not hold.`);
    const { text, mediaType, headings, pages, places } = document;
    return { source, text, mediaType, headings, language, regions, pages, places };
  });
}

function cleanedCharacters(documents: readonly Document[], regions: Span[][]): number {
  const kept = regions.flat().reduce((sum, { start, end }) => sum + end - start, 0);
  return documents.reduce((sum, { text }) => sum + text.length, 0) - kept;
}

function noticesOfGold(questions: readonly Question[], drafts: number): string[] {
  const unmarked = questions.filter(
    ({ gold, answerable }) => gold.length === 0 && answerable !== false,
  ).length;
  if (unmarked === 0) return [];
  const drafted =
    drafts === 0
      ? ""
      : ` For ${drafts} of them the answer stands literally in a source: "soundings questions --draft" shows where.`;
  return [
    `${unmarked} of ${questions.length} questions have no gold passages: retrieval metrics are not applicable to them.${drafted}`,
  ];
}
