import { type Document, isAlias, isCollection, type Node, visit } from "yaml";

export interface YamlFault {
  /** Position in the text. */
  offset: number;
  /** What is wrong there, without a full stop. */
  wrong: string;
  hint: string;
}

const sentences: Readonly<Record<string, { wrong: string; hint: string }>> = {
  DUPLICATE_KEY: { wrong: "this name is given twice", hint: "Keep one of the two." },
  TAB_AS_INDENT: { wrong: "a tab is used for indentation", hint: "Indent with spaces: YAML forbids tabs." },
  BAD_INDENT: {
    wrong: "the indentation does not fit the lines above",
    hint: "Line it up with its siblings, with spaces.",
  },
  MULTIPLE_DOCS: {
    wrong: "a second document begins here",
    hint: "Remove the line --- and what follows, or merge the two.",
  },
  TAG_RESOLVE_FAILED: { wrong: "tags beginning with ! are not understood here", hint: "Remove the tag." },
  BLOCK_AS_IMPLICIT_KEY: {
    wrong: "this cannot follow on the same line",
    hint: "Put text that holds a colon and a space in quotes, or begin a new line.",
  },
  UNEXPECTED_TOKEN: {
    wrong: "this does not fit what stands before it",
    hint: "Check the indentation, and put text with special characters in quotes.",
  },
  MISSING_CHAR: {
    wrong: "a closing quote, bracket, comma or colon is missing",
    hint: "Close what was opened before this place.",
  },
};

/** Everything that keeps a YAML document from meaning one thing, in order; needs `prettyErrors: false`. */
export function yamlFaults(document: Document.Parsed, text: string): YamlFault[] {
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    ...(sentences[kindOf(code, message, text, pos[0])] ?? {
      wrong: `this is not valid YAML: ${firstSentence(message)}`,
      hint: "Correct the YAML at this place.",
    }),
  }));
  if (faults.length === 0) {
    visit(document, {
      Pair(_, { key }) {
        if (!isCollection(key)) return;
        const wrong = "a list or a mapping stands where a name must be";
        faults.push({
          offset: key.range?.[0] ?? 0,
          wrong,
          hint: "Write a name and a colon; put text that begins with ?, [ or { in quotes.",
        });
      },
      Alias(_, alias, ancestors) {
        const target = alias.resolve(document);
        const offset = alias.range?.[0] ?? 0;
        if (target === undefined) {
          faults.push({
            offset,
            wrong: `*${alias.source} names an anchor that does not stand above`,
            hint: `Put text that begins with * in quotes, or mark a value above with &${alias.source}.`,
          });
        } else if (ancestors.includes(target)) {
          const wrong = `*${alias.source} stands inside the value that it names`;
          faults.push({ offset, wrong, hint: "Write the value out instead." });
        }
      },
    });
  }
  return faults.sort((a, b) => a.offset - b.offset);
}

/** The node, or what its alias stands for. */
export function resolved(node: unknown, document: Document): Node | undefined {
  return isAlias(node) ? node.resolve(document) : (node as Node | undefined);
}

/** The parser reports tabs and unclosed brackets by what follows from them. */
function kindOf(code: string, message: string, text: string, offset: number): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  if (/^ *\t/.test(text.slice(lineStart))) return "TAB_AS_INDENT";
  return code === "BAD_INDENT" && message.startsWith("Flow ") ? "MISSING_CHAR" : code;
}

function firstSentence(message: string): string {
  const [line = message] = message.split("\n");
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, "");
}
