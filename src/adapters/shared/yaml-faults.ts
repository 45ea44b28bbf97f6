import { type Document, isAlias, isCollection, isScalar, type Node, visit, type YAMLMap } from "yaml";

export interface YamlFault {
  /** Position in the text. */
  offset: number;
  /** What is wrong there, without a full stop. */
  wrong: string;
  hint: string;
}

const givenTwice = { wrong: "this name is given twice", hint: "Keep one of the two." };

const sentences: Readonly<Record<string, { wrong: string; hint: string }>> = {
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

/** How a document is parsed for `yamlFaults`: the library compares each name of a mapping with all before it, which takes minutes for a long one. */
export const yamlOptions = { prettyErrors: false, uniqueKeys: false, logLevel: "error" } as const;

/** Everything that keeps a YAML document from meaning one thing, in order; needs `yamlOptions`. */
export function yamlFaults(document: Document.Parsed, text: string): YamlFault[] {
  const faults = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    offset: pos[0],
    ...(sentences[kindOf(code, message, text, pos[0])] ?? {
      wrong: `this is not valid YAML: ${firstSentence(message)}`,
      hint: "Correct the YAML at this place.",
    }),
  }));
  visit(document, { Map: (_, map) => void faults.push(...namesGivenTwice(map)) });
  if (faults.length === 0) {
    // Asked of the library, each alias would walk the whole document; what an alias names stands before it.
    const anchored = new Map<string, Node>();
    const keep = (node: Node & { anchor?: string | undefined }): void => {
      if (node.anchor !== undefined) anchored.set(node.anchor, node);
    };
    visit(document, {
      Value: (_, node) => keep(node),
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
        const target = anchored.get(alias.source);
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

function namesGivenTwice({ items }: YAMLMap): YamlFault[] {
  const known = new Set<unknown>();
  return items.flatMap(({ key }) => {
    if (!isScalar(key)) return [];
    const isKnown = known.has(key.value);
    known.add(key.value);
    return isKnown ? [{ offset: key.range?.[0] ?? 0, ...givenTwice }] : [];
  });
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
