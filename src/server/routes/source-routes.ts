import { DocumentLayout, DocumentLayoutQuery } from "../../contracts/api/document-layout.ts";
import { DocumentQuery, DocumentView, FileQuery } from "../../contracts/api/document.ts";
import { LedgerPage, LedgerQuery } from "../../contracts/api/ledger.ts";
import { AddedSource, AddSourceQuery, largestSourceFile } from "../../contracts/api/source-file.ts";
import { ChangesQuery, SourceChanges, SourceVersions } from "../../contracts/api/source-versions.ts";
import { Sources } from "../../contracts/api/sources.ts";
import { defineRoute } from "../route.ts";
import { sendFile } from "../send-file.ts";
import { askThread } from "../threads/ask-thread.ts";
import { untilDone } from "../threads/until-done.ts";

export const sourceRoutes = [
  defineRoute({
    method: "GET",
    path: "/api/sources",
    summary: "What the sources hold, and what was lost on the way to chunks",
    reply: { status: 200, schema: Sources },
    handle: (asked, server) => askThread(server, "computing", "describeFolder", null, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/document",
    summary: "A window of a document's text with its blocks, headings, pages, chunks, gold and citations",
    query: DocumentQuery,
    reply: { status: 200, schema: DocumentView },
    handle: (asked, server) => askThread(server, "computing", "showDocument", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/document/layout",
    summary: "Where on a page of a document its chunks, gold and citations stand",
    query: DocumentLayoutQuery,
    reply: { status: 200, schema: DocumentLayout },
    handle: (asked, server) => askThread(server, "computing", "layOutPage", asked.query, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/file",
    summary: "A source as it was added",
    query: FileQuery,
    reply: {
      status: 200,
      mediaType: "*/*",
      description:
        "The file's bytes, as its own media type; 206 with one part of them where Range asks for that. HEAD tells the headers alone.",
    },
    takesHead: true,
    handle: sendFile,
  }),
  defineRoute({
    method: "GET",
    path: "/api/ledger",
    summary: "What left the machine, newest first, page by page",
    query: LedgerQuery,
    reply: { status: 200, schema: LedgerPage },
    handle: (asked, server) => askThread(server, "computing", "listLedger", asked.query, asked),
  }),
  defineRoute({
    method: "PUT",
    path: "/api/sources/file",
    summary: "Add a file to the folder of sources, and read it; one that is there is never overwritten",
    query: AddSourceQuery,
    mostBytes: largestSourceFile,
    reply: { status: 200, schema: AddedSource },
    handle: (asked, server) =>
      askThread(
        server,
        "computing",
        "addSourceFile",
        { name: asked.query.name, bytes: asked.bytes },
        untilDone(asked),
      ),
  }),
  defineRoute({
    method: "GET",
    path: "/api/sources/versions",
    summary: "Every content that the prepared sources have had, oldest first",
    reply: { status: 200, schema: SourceVersions },
    handle: (asked, server) => askThread(server, "reading", "listSourceVersions", null, asked),
  }),
  defineRoute({
    method: "GET",
    path: "/api/sources/changes",
    summary: "What became of the sources between two versions",
    query: ChangesQuery,
    reply: { status: 200, schema: SourceChanges },
    handle: (asked, server) => askThread(server, "computing", "compareSources", asked.query, asked),
  }),
];
