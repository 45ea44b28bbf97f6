import type { QuestionStory } from "@contracts/api/question-story.ts";
import type { PipelineSettings } from "@contracts/pipeline.ts";
import {
  Anchor,
  Blocks,
  Footprints,
  Gauge,
  MessageSquareText,
  PackageOpen,
  Quote,
  Search,
} from "lucide-react";
import type { ReactNode } from "react";
import * as t from "../../../messages/messages.ts";
import { goldWay } from "../prepare/gold-way.ts";
import { AnswerStation } from "./answer-station.tsx";
import { AskedStation } from "./asked-station.tsx";
import { EndStation } from "./end-station.tsx";
import { GivenStation } from "./given-station.tsx";
import { IndexStation } from "./index-station.tsx";
import { RankingStation } from "./ranking-station.tsx";
import { ScoresStation } from "./scores-station.tsx";
import { Station } from "./station.tsx";
import { StepsStation } from "./steps-station.tsx";

/** A question on its way down through the stages, and how far the gold came along. */
export function SoundingLine({
  story,
  pipeline,
}: {
  story: QuestionStory;
  /** Undefined until it is read: sentences then do without it. */
  pipeline: PipelineSettings | undefined;
}): ReactNode {
  const way = goldWay(story);
  const { stations } = t.question;
  const steps = story.answer?.steps ?? [];
  return (
    <ol className="max-w-6xl">
      <Station title={stations.question} Icon={MessageSquareText} depth={1} gold={way.question}>
        <AskedStation story={story} />
      </Station>
      {story.stages.includes("chunk") && story.gold.length > 0 && (
        <Station title={stations.index} Icon={Blocks} depth={2} gold={way.index}>
          <IndexStation story={story} />
        </Station>
      )}
      <Station title={stations.ranking} Icon={Search} depth={3} gold={way.ranking}>
        <RankingStation story={story} method={pipeline?.retrieve.method} />
      </Station>
      {story.given !== null && (
        <Station title={stations.given} Icon={PackageOpen} depth={4} gold={way.given}>
          <GivenStation story={story} given={story.given} pipeline={pipeline} />
        </Station>
      )}
      {steps.length > 0 && (
        <Station title={stations.steps} Icon={Footprints} depth={5} gold="none">
          <StepsStation story={story} steps={steps} />
        </Station>
      )}
      {story.stages.includes("retrieve") && (
        <Station title={stations.answer} Icon={Quote} depth={5} gold={way.answer}>
          <AnswerStation story={story} />
        </Station>
      )}
      {story.outcomes.length > 0 && (
        <Station title={stations.scores} Icon={Gauge} depth={6} gold="none">
          <ScoresStation story={story} />
        </Station>
      )}
      <Station title={stations.end} Icon={Anchor} depth={7} gold="none" isLast>
        <EndStation story={story} />
      </Station>
    </ol>
  );
}
