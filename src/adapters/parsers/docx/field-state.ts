/** Whether a run stands in a field's instruction, which nobody reads, or in its result. Results run over several paragraphs. */
export interface FieldState {
  mark(type: string | undefined): void;
  inInstruction(): boolean;
  /** A field whose result has not begun by the end of its paragraph has none. */
  endParagraph(): void;
}

export function fieldState(): FieldState {
  let open: ("instruction" | "result")[] = [];
  return {
    mark(type) {
      if (type === "begin") open.push("instruction");
      else if (type === "separate" && open.length > 0) open[open.length - 1] = "result";
      else if (type === "end") open.pop();
    },
    inInstruction: () => open.includes("instruction"),
    endParagraph() {
      open = open.filter((state) => state === "result");
    },
  };
}
