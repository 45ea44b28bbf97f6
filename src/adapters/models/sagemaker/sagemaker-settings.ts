import type { ModelTraits } from "../../../contracts/model.ts";
import type { PromptFamily } from "../../shared/aws/prompt-template.ts";

export interface SagemakerSettings {
  /** Its name, not its ARN. */
  endpoint: string;
  /** Of several models behind one endpoint. */
  inferenceComponent?: string;
  /** Else AWS_REGION, AWS_DEFAULT_REGION or that of the profile. */
  region?: string;
  /** Where it is not that of the region. */
  baseUrl?: string;
  /** How the container is asked: chat, unless a family is named. */
  format?: "openai-chat" | "text-generation";
  /** In whose template text generation is asked; "plain" for texts as they are. */
  family?: PromptFamily;
  /** What is known better of this model than of its format. */
  traits?: Partial<ModelTraits>;
  /** False where the container cannot stream, or shall not. */
  stream?: boolean;
  /** From the first byte sent to the last received; AWS itself ends what takes longer than a minute unstreamed. */
  timeoutMs?: number;
  /** How long nothing may come. */
  silenceMs?: number;
}
