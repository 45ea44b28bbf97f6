import { throwIfAborted } from "../../contracts/abort.ts";
import type { Answer, AnswerEvent, AnswerStep } from "../../contracts/answer.ts";
import { barePassage } from "../../contracts/passage.ts";
import type { Answerer, ReadPassage } from "../../ports/answerer.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { type ModelReply, replyCollector } from "../models/read-reply.ts";
import { type AnswerTextEnd, answerText } from "./answer-text.ts";
import { requireRoomForText } from "./cut-before-text.ts";
import type { CitedText } from "./grounding/cited-text.ts";
import { foreignLanguage, foreignWords } from "./grounding/foreign-language.ts";
import { groundAnswer } from "./grounding/ground-answer.ts";
import type { PromptSet } from "./prompts/prompt.ts";
import { refusalOf } from "./refusal.ts";
import type { SamplingSettings } from "./sampled-request.ts";
import { type MeasureRequest, requireFit } from "./single-fit.ts";
import { singleRequest } from "./single-request.ts";
import { toldOfCall } from "./told-of-call.ts";

export interface SingleAnswererSettings {
  model: LanguageModel;
  prompts: PromptSet;
  sampling: SamplingSettings;
  clock: Pick<Clock, "monotonic">;
  digestOf: DigestOf;
  /** Absent where nobody can count for the model: then its provider says what is too long. */
  measure?: MeasureRequest | undefined;
}

/**
 * Asks a language model once. Its text reaches the reader as it comes, without markers, foreign links or markup; each sentence is
 * then held against the passages it names, and citations that do not support it are removed.
 */
export function singleAnswerer(settings: SingleAnswererSettings): Answerer {
  const { model, prompts, clock, digestOf } = settings;
  return {
    id: "single",
    version: "2",
    async *answer({ question, passages, signal }) {
      throwIfAborted(signal);
      if (passages.length === 0) {
        yield* whole({ ...refusalOf(question, passages, 0), trace: { ...noTrace, steps: [], withheld: [] } });
        return;
      }
      if (settings.measure !== undefined) requireFit({ question, passages }, settings, settings.measure);
      const request = singleRequest({ question, passages }, settings);
      const text = answerText({ passages, prompts: Object.values(prompts.texts), question });
      const { take, reply } = replyCollector();
      const began = clock.monotonic();
      const carries = passages.map(barePassage);
      for await (const event of model.stream(request, { signal, carries })) {
        take(event);
        const shown = event.type === "text-delta" ? text.push(event.text) : "";
        if (shown !== "") yield { type: "answer-delta", text: shown };
      }
      const ended = text.end();
      const declined = isDeclined(reply);
      if (ended.says === "nothing")
        requireRoomForText(reply, { model: model.id, maxOutputTokens: request.maxOutputTokens });
      if (ended.rest !== "" && !declined) yield { type: "answer-delta", text: ended.rest };

      const isAnswer = !declined && ended.says === "answer";
      const grounded = await groundedAs(isAnswer ? ended.cited : noText, passages, question);
      const { call, withheld: tools } = toldOfCall(model, request, reply, digestOf);
      const step: AnswerStep = {
        node: "answer",
        round: 1,
        reason: reasonOf(reply, ended) + grounded.remark,
        queries: [],
        found: [],
        kept: [],
        calls: [call],
      };
      yield { type: "answer-step", step, seconds: (clock.monotonic() - began) / 1000 };

      const withheld = [...ended.withheld, ...tools];
      if (!isAnswer) {
        const refusal = refusalOf(question, passages, 0);
        yield { type: "answer-reset" };
        yield* whole({ ...refusal, trace: { ...noTrace, steps: [step], withheld } });
        return;
      }
      yield {
        type: "answer-end",
        answer: {
          text: ended.cited.text,
          refused: false,
          citations: grounded.citations,
          evidence: grounded.evidence,
          trace: {
            ...noTrace,
            steps: [step],
            citationsGiven: grounded.citationsGiven,
            citationsRemoved: grounded.citationsRemoved,
            sentences: grounded.sentences.length,
            sentencesUngrounded: grounded.sentences.filter(({ isGrounded }) => !isGrounded).length,
            factsUnsupported: grounded.factsUnsupported,
            withheld,
          },
        },
      };
    },
  };
}

const noTrace = {
  stoppedBy: null,
  repairs: 0,
  citationsGiven: 0,
  citationsRemoved: 0,
  sentences: 0,
  sentencesUngrounded: 0,
  factsUnsupported: [],
};

const noText: CitedText = { text: "", sentences: [], citationsGiven: 0 };

/** Where the check leaves something bare, the language of the answer may be why: a remark says so. */
async function groundedAs(cited: CitedText, passages: readonly ReadPassage[], question: string) {
  const grounded = groundAnswer(cited, passages, question);
  if (grounded.sentences.every(({ isGrounded }) => isGrounded)) return { ...grounded, remark: "" };
  const language = await foreignLanguage(cited.text, passages);
  if (language === null) return { ...grounded, remark: "" };
  const remark = ` What is said of its support below may be wrong: ${foreignWords(language, passages)}.`;
  return { ...groundAnswer(cited, passages, question, language), remark };
}

/** What the model's provider, or the model itself, would not say is no answer from the sources. */
function isDeclined({ finish }: ModelReply): boolean {
  return finish.reason === "refusal" || finish.reason === "content-filter";
}

function reasonOf({ finish }: ModelReply, { says }: AnswerTextEnd): string {
  if (finish.reason === "refusal") return "The model declined to answer.";
  if (finish.reason === "content-filter") return "A content filter of the provider withheld the answer.";
  if (says === "no-answer") return "The model says that the passages hold no answer.";
  if (says === "nothing") return "The model wrote nothing.";
  if (finish.reason === "length") return "The answer was cut at the limit of its tokens.";
  return "The model answered.";
}

function* whole(answer: Answer): Generator<AnswerEvent> {
  yield { type: "answer-delta", text: answer.text };
  yield { type: "answer-end", answer };
}
