/** What a person is told of a provider when something goes wrong there. */
export interface ProviderWords {
  title: string;
  /** Null where everybody has another. */
  baseUrl: string | null;
  key: { variable: string };
  /** What to do when the model is not known there. */
  unknownModel: string;
  /** What to do when nothing answers. */
  unreachable: string;
}
