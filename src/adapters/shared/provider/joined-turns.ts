import type { ModelMessage, ModelPart } from "../../../contracts/model.ts";

export interface Turn {
  isModel: boolean;
  parts: ModelPart[];
}

/** For wires on which user and model take turns: results of several calls belong into one turn. Empty texts say nothing and are refused there. */
export function joinedTurns(messages: readonly ModelMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const { role, parts } of messages) {
    const isModel = role === "assistant";
    const said = parts.filter((part) => part.type !== "text" || part.text !== "");
    const last = turns.at(-1);
    if (last?.isModel === isModel) last.parts.push(...said);
    else if (said.length > 0) turns.push({ isModel, parts: said });
  }
  return turns;
}
