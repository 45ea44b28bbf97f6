import type { Sources } from "@contracts/api/sources.ts";
import type { HiddenText } from "@contracts/source.ts";

export interface Findings {
  hidden: { source: string; found: HiddenText }[];
  notices: { source: string; notice: string }[];
  leftOut: Sources["leftOut"];
  /** About the folder as a whole. */
  remarks: string[];
  count: number;
}

/** What a person should look at before trusting what was read. */
export function collectFindings({ sources, besides, leftOut, remarks }: Sources): Findings {
  const all = [...sources, ...besides];
  const hidden = all.flatMap(({ source, hidden: texts }) => texts.map((found) => ({ source, found })));
  const notices = all.flatMap(({ source, notices: said }) => said.map((notice) => ({ source, notice })));
  return {
    hidden,
    notices,
    leftOut,
    remarks,
    count: hidden.length + notices.length + leftOut.length + remarks.length,
  };
}
