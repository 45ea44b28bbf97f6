import type { AnswerEvent } from "../../../contracts/answer.ts";

/** What the reader hears. */
export interface Voice {
  /** What was said and not withdrawn. */
  readonly said: string;
  say(text: string): void;
  /** Makes what was said exactly this, with as little as possible withdrawn. */
  settleOn(text: string): void;
  /** Withdraws what was said before the next words, should there be any. */
  beginAnew(): void;
}

export function voiceOf(emit: (event: AnswerEvent) => void): Voice {
  let said = "";
  let withdraws = false;
  const say = (text: string): void => {
    if (text === "") return;
    if (withdraws && said !== "") {
      emit({ type: "answer-reset" });
      said = "";
    }
    withdraws = false;
    said += text;
    emit({ type: "answer-delta", text });
  };
  return {
    get said() {
      return said;
    },
    say,
    settleOn(text) {
      withdraws = !text.startsWith(said);
      say(withdraws ? text : text.slice(said.length));
    },
    beginAnew() {
      withdraws = true;
    },
  };
}
