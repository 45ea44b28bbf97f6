import type { ReactNode } from "react";

export function KeyboardKey({ children }: { children: ReactNode }): ReactNode {
  return (
    <kbd className="inline-block min-w-5 rounded border border-line-strong bg-sunk px-1 text-center font-mono text-tiny text-ink-soft">
      {children}
    </kbd>
  );
}
