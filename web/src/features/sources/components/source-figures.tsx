import type { ReactNode } from "react";
import type { Sources } from "@contracts/api/sources.ts";
import { type Figure, Figures } from "../../../design/figures.tsx";
import { bytes, count, date, percent } from "../../../design/format.ts";
import { Term } from "../../../design/term.tsx";
import * as t from "../../../messages/messages.ts";

const words = t.sources;

export function SourceFigures({ sources }: { sources: Sources | undefined }): ReactNode {
  if (sources === undefined) return null;
  const { version, files, pages, emptyPages, characters, boilerplate } = sources;
  const figures: Figure[] = [
    { name: words.documents, value: count(sources.sources.length), note: words.documentsIn(files) },
    { name: words.characters, value: count(characters), note: bytes(sources.bytes) },
  ];
  if (pages > 0) {
    figures.push({
      name: words.pages,
      value: count(pages),
      ...(emptyPages > 0 ? { note: words.pagesEmpty(emptyPages) } : {}),
    });
  }
  if (boilerplate !== null && boilerplate > 0) {
    figures.push({
      name: <Term id="boilerplate">{words.boilerplate}</Term>,
      value: percent(boilerplate),
      note: words.boilerplateNote,
    });
  }
  figures.push({
    name: words.version,
    value: count(version.version),
    note: words.versionNote(date(version.at)),
  });
  return <Figures figures={figures} />;
}
