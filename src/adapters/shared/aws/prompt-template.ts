import type { ModelMessage } from "../../../contracts/model.ts";

/**
 * How a family of models was taught to read a conversation; "plain" for text as it is. These are the plain cases of the published
 * templates: one system text, and users and assistants in turn. A model that was tuned on another format has to be asked in it.
 */
export type PromptFamily = "llama" | "mistral" | "qwen" | "deepseek" | "plain";

export interface TemplatedPrompt {
  text: string;
  /** Whether the prompt has already opened the reasoning. */
  startsInside: boolean;
  /** How many marks of the template stood in texts, and were broken up so that no text can pose as a turn. */
  brokenMarks: number;
}

interface Family {
  turn: (role: Role, text: string) => string;
  /** Behind the last turn. */
  answer: string;
  startsInside?: boolean;
  marks: RegExp | null;
  /** Whether instructions have a turn of their own; else they stand before the first words of the user. */
  hasSystemTurn: boolean;
}

type Role = "system" | "user" | "assistant";

// The mark that begins a text is left out everywhere: servers put it there, and twice it does harm.
const families: Readonly<Record<PromptFamily, Family>> = {
  llama: {
    turn: (role, text) => `<|start_header_id|>${role}<|end_header_id|>\n\n${text}<|eot_id|>`,
    answer: "<|start_header_id|>assistant<|end_header_id|>\n\n",
    marks: /<\|(?=[a-z_\d]+\|>)/g,
    hasSystemTurn: true,
  },
  mistral: {
    turn: (role, text) => (role === "assistant" ? ` ${text}</s>` : `[INST] ${text} [/INST]`),
    answer: "",
    marks: /\[(?=\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS)\])|<(?=\/?s>)/g,
    hasSystemTurn: false,
  },
  qwen: {
    turn: (role, text) => `<|im_start|>${role}\n${text}<|im_end|>\n`,
    answer: "<|im_start|>assistant\n",
    marks: /<\|(?=[a-z_\d]+\|>)/g,
    hasSystemTurn: true,
  },
  deepseek: {
    turn: (role, text) =>
      `<｜${role === "assistant" ? "Assistant" : "User"}｜>${text}${role === "assistant" ? "<｜end▁of▁sentence｜>" : ""}`,
    answer: "<｜Assistant｜><think>\n",
    startsInside: true,
    marks: /<(?=｜[^｜<>]{1,40}｜>)/g,
    hasSystemTurn: false,
  },
  plain: {
    turn: (role, text) => (role === "assistant" ? `Assistant: ${text}\n\n` : `${text}\n\n`),
    answer: "",
    marks: null,
    hasSystemTurn: true,
  },
};

/** A conversation of texts as one prompt. Reasoning of earlier turns is left out, as the templates do. */
export function templatedPrompt(messages: readonly ModelMessage[], name: PromptFamily): TemplatedPrompt {
  const family = families[name];
  let brokenMarks = 0;
  const textOf = ({ parts }: ModelMessage): string => {
    const text = parts.map((part) => (part.type === "text" ? part.text : "")).join("");
    if (family.marks === null) return text;
    return text.replace(family.marks, (mark) => {
      brokenMarks += 1;
      return `${mark[0]} ${mark.slice(1)}`;
    });
  };
  const system = messages
    .filter(({ role }) => role === "system")
    .map(textOf)
    .join("\n\n");
  const turns = messages
    .filter(({ role }) => role !== "system")
    .map((message): [Role, string] => [message.role === "assistant" ? "assistant" : "user", textOf(message)]);
  if (system !== "" && family.hasSystemTurn) turns.unshift(["system", system]);
  if (system !== "" && !family.hasSystemTurn) {
    const first = turns.find(([role]) => role === "user");
    if (first === undefined) turns.unshift(["user", system]);
    else first[1] = `${system}\n\n${first[1]}`;
  }
  const text = turns.map(([role, text]) => family.turn(role, text)).join("") + family.answer;
  return {
    text: name === "plain" ? text.trimEnd() : text,
    startsInside: family.startsInside === true,
    brokenMarks,
  };
}

/** A sentence about marks that were broken up; undefined where none were. */
export function brokenMarksWarning({ brokenMarks }: TemplatedPrompt): string | undefined {
  if (brokenMarks === 0) return undefined;
  return `The texts hold marks that the model's template is made of, ${brokenMarks} in all; a space was put into each.`;
}
