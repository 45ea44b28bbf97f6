import { type ReactNode, type RefObject, useId, useState } from "react";
import { Button } from "../../../design/button.tsx";
import { inputStyle } from "../../../design/text-field.tsx";
import * as t from "../../../messages/messages.ts";

/** The question, before it is asked. */
export function QuestionForm({
  asked,
  field,
  isBusy,
  children,
  onAsk,
}: {
  /** What the address says was asked. */
  asked: string;
  field: RefObject<HTMLTextAreaElement | null>;
  isBusy: boolean;
  /** Who answers. */
  children: ReactNode;
  onAsk(question: string): void;
}): ReactNode {
  const id = useId();
  const [written, setWritten] = useState(asked);
  const canAsk = written.trim() !== "" && !isBusy;
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (canAsk) onAsk(written.trim());
      }}
    >
      <label htmlFor={id} className="text-small font-medium">
        {t.ask.question}
      </label>
      <textarea
        id={id}
        ref={field}
        value={written}
        rows={2}
        maxLength={20_000}
        placeholder={t.ask.placeholder}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setWritten(target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (canAsk) onAsk(written.trim());
        }}
        className={`${inputStyle} min-h-16 resize-y py-2 text-body`}
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" kind="primary" disabled={!canAsk}>
          {asked !== "" && written.trim() === asked ? t.ask.askAgain : t.ask.ask}
        </Button>
        {children}
        <span id={`${id}-hint`} className="text-tiny text-ink-faint max-sm:hidden">
          {t.ask.askHint}
        </span>
      </div>
    </form>
  );
}
