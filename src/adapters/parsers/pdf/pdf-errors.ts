import { AppError } from "../../../contracts/app-error.ts";

const reasons = {
  empty: {
    message: "is empty",
    hint: "Export or download the PDF again.",
  },
  "not-a-pdf": {
    message: "is not a PDF file",
    hint: "Give the file the ending of its true kind, or export it as PDF again.",
  },
  damaged: {
    message: "is damaged, so that no page of it can be read",
    hint: "Open it in a PDF viewer and save it again, or download it again.",
  },
  "password-protected": {
    message: "is protected by a password",
    hint: "Open it with the password and save it without one.",
  },
  "no-pages": {
    message: "has no pages",
    hint: "Export or download the PDF again.",
  },
} as const;

export function pdfError(reason: keyof typeof reasons, cause?: unknown): AppError {
  return new AppError("source.unreadable", { ...reasons[reason], cause });
}

/** So many pages that positions and time would run away. */
export const maxPages = 20_000;

export function tooManyPages(count: number): AppError {
  return new AppError("source.unreadable", {
    message: `has ${count} pages, more than the ${maxPages} that are read`,
    hint: "Split the file.",
  });
}
