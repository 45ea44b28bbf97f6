import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** A question by its words and id; opened in the list. */
export function NamedQuestion({ id, question }: { id: string; question: string }): ReactNode {
  return (
    <p className="[overflow-wrap:anywhere]">
      <bdi className="font-medium">{question}</bdi>{" "}
      <Link
        to="/questions"
        search={{ view: "list", text: id, question: id }}
        className="inline-flex min-h-6 items-center text-small text-ink-soft underline underline-offset-3"
      >
        <bdi>{id}</bdi>
      </Link>
    </p>
  );
}
