import type { HiddenText } from "../../../contracts/source.ts";
import type { PageBlock } from "./text-block.ts";

/** One page as a reader sees it. */
export interface PrintedPage {
  number: number;
  /** What is printed on it, where the file says so and it is another. */
  label?: string;
  /** In points, as it is shown. */
  width: number;
  height: number;
  blocks: PageBlock[];
  hidden: { why: HiddenText["why"]; text: string }[];
  state:
    | "read"
    /** Text was put under a picture of the page by recognition. */
    | "recognised"
    /** A picture and no text. */
    | "picture"
    | "blank"
    /** It could not be read. */
    | "damaged";
  /** Pictures cover enough of it that text may stand in them. */
  pictured: boolean;
  /** Characters whose font does not say which letters they are. */
  unreadable: number;
}
