import { counted } from "../../../contracts/count-text.ts";

/** What a walk over a page passed over. */
export interface LeftOutCounts {
  /** Characters. */
  navigation: number;
  fields: number;
  /** Frames, players and the like, whose content lies in another file. */
  embedded: number;
  /** Pictures that nothing is said about. */
  pictures: number;
}

export interface NoticeFacts extends LeftOutCounts {
  /** The main part could not be told from the rest. */
  isUncertain: boolean;
  declaresEntities: boolean;
}

export function writeNotices(facts: NoticeFacts): string[] {
  const { navigation, fields, embedded, pictures, isUncertain, declaresEntities } = facts;
  const were = (value: number) => (value === 1 ? "was" : "were");
  return [
    navigation > 0 &&
      `${counted(navigation, "character")} of navigation, banners and footers ${were(navigation)} left out.`,
    isUncertain && "The main part could not be told from navigation, so the whole page was kept.",
    pictures > 0 && `${counted(pictures, "picture")} without a description ${were(pictures)} not read.`,
    embedded > 0 &&
      `${counted(embedded, "embedded frame or player", "embedded frames or players")} ${were(embedded)} not read.`,
    fields > 0 && `${counted(fields, "form field")} ${were(fields)} left out.`,
    declaresEntities && "Entities that the file declares itself were not replaced.",
  ].filter((sentence) => sentence !== false);
}
