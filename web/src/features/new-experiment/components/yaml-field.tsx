import { type ReactNode, useId, useRef } from "react";
import type { ConfigurationFault } from "@contracts/api/configuration.ts";
import { Button } from "../../../design/button.tsx";
import { ErrorNotice } from "../../../design/notices.tsx";
import * as t from "../../../messages/messages.ts";
import { faultsByLine } from "../prepare/faults-by-path.ts";
import { longestText } from "../queries.ts";

/** In rem, of the text's lines; marks beside them stand by it. */
const lineHeight = 1.25;

/** Beyond it, drawing the numbers takes longer than anybody wants to wait after a key. */
const mostNumbered = 5000;

/** The text itself, with numbers and what is wrong beside its lines. */
export function YamlField({
  text,
  faults,
  isTooLong,
  onChange,
  onRefuse,
}: {
  text: string;
  faults: readonly ConfigurationFault[];
  isTooLong: boolean;
  onChange(text: string): void;
  /** Something was pasted or dropped that is longer than a configuration can be. */
  onRefuse(): void;
}): ReactNode {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const words = t.newExperiment.text;
  const lines = text.split("\n").length;
  const marks = faultsByLine(faults);
  const numbers = lines > mostNumbered ? "" : Array.from({ length: lines }, (_, at) => at + 1).join("\n");

  function goTo(line: number): void {
    const start = text.split("\n", line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    const end = text.indexOf("\n", start);
    area.current?.focus();
    area.current?.setSelectionRange(start, end === -1 ? text.length : end);
  }

  /** Checked before the page takes it in: ten megabytes in a text field would stop it for seconds. */
  function refuseLong(length: number, event: { preventDefault(): void }): void {
    if (text.length + length <= longestText) return;
    event.preventDefault();
    onRefuse();
  }

  return (
    <div className="flex flex-col gap-2">
      <div
        data-yaml
        className="flex max-h-[60vh] overflow-y-auto rounded-control border border-line-strong bg-surface font-mono text-small"
        style={{ lineHeight: `${lineHeight}rem` }}
      >
        <div
          aria-hidden
          className="relative shrink-0 border-r border-line bg-sunk py-2 text-ink-faint select-none"
        >
          <pre className="px-2 text-right">{numbers}</pre>
          {[...marks].map(([line, fault]) => (
            <span
              key={line}
              title={fault.message}
              className="absolute inset-x-0 bg-worse-soft px-2 text-right font-semibold text-worse"
              style={{ top: `${0.5 + (line - 1) * lineHeight}rem`, height: `${lineHeight}rem` }}
            >
              {line}
            </span>
          ))}
        </div>
        <textarea
          ref={area}
          value={text}
          rows={lines}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          aria-label={words.label}
          aria-invalid={faults.length > 0 || undefined}
          aria-describedby={`${id}-faults`}
          onChange={(event) => onChange(event.target.value)}
          onPaste={(event) => refuseLong(event.clipboardData.getData("text").length, event)}
          onDrop={(event) => {
            const [file] = event.dataTransfer.files;
            if (file === undefined) refuseLong(event.dataTransfer.getData("text").length, event);
            else {
              event.preventDefault();
              if (file.size > longestText) onRefuse();
              else void file.text().then(onChange);
            }
          }}
          className="min-w-0 flex-1 resize-none overflow-x-auto overflow-y-hidden bg-transparent p-2 outline-offset-[-2px]"
          style={{ lineHeight: `${lineHeight}rem` }}
        />
      </div>
      {isTooLong && <ErrorNotice error={new Error(words.tooLong)} />}
      <div id={`${id}-faults`} role="status" className="text-small">
        {faults.length === 0 ? (
          <p className="text-ink-soft">{words.noFaults}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {faults.map((fault) => (
              <li key={`${fault.line} ${fault.message}`} className="flex items-start gap-2">
                {fault.line !== null && (
                  <Button size="small" onClick={() => goTo(fault.line!)}>
                    {words.line(fault.line)}
                  </Button>
                )}
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  <span className="text-worse">{fault.message}</span>{" "}
                  {fault.hint !== null && <span className="text-ink-soft">{fault.hint}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
