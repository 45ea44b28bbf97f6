import { access, appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../contracts/app-error.ts";
import { storeFault } from "../../adapters/shared/store-fault.ts";

export interface InitialisedFolder {
  config: string;
  /** True where a line was added to .gitignore, or the file was made. */
  ignored: boolean;
  sources: string;
  questions: string | null;
}

/** Writes a commented soundings.yaml for what lies in the folder, and keeps .soundings out of git. Never overwrites a config. */
export async function initFolder(folder: string): Promise<InitialisedFolder> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AppError("config.missing", {
      message: `There is no folder ${folder}.`,
      hint: "Make it first, or name another with -C.",
      cause,
    });
  });
  const existing = names.find((name) => name === "soundings.yaml" || name === "soundings.yml");
  if (existing !== undefined) {
    throw new AppError("config.invalid", {
      message: `${path.join(folder, existing)} is already there.`,
      hint: "Edit it, or remove it and run init again.",
    });
  }
  const { text, sources, questions } = startingText(folder, names);
  const config = path.join(folder, "soundings.yaml");
  try {
    await writeFile(config, text, { flag: "wx" });
    return { config, ignored: await ignoreState(folder), sources, questions };
  } catch (cause) {
    throw storeFault(cause, folder);
  }
}

/** A commented soundings.yaml for what lies in the folder. */
export function startingText(
  folder: string,
  names: readonly string[],
): Pick<InitialisedFolder, "sources" | "questions"> & { text: string } {
  const sources = names.includes("sources") ? "sources" : ".";
  const questions =
    ["questions.jsonl", "questions.json", "questions.yaml"].find((name) => names.includes(name)) ?? null;
  return { text: configText(path.basename(path.resolve(folder)), sources, questions), sources, questions };
}

/** Keeps .soundings out of git. True where that had to be written. */
export async function ignoreState(folder: string): Promise<boolean> {
  const file = path.join(folder, ".gitignore");
  const there = await access(file).then(
    () => true,
    () => false,
  );
  const text = there ? await readFile(file, "utf8") : "";
  if (/^\/?\.soundings\/?$/m.test(text)) return false;
  await appendFile(file, `${text === "" || text.endsWith("\n") ? "" : "\n"}.soundings/\n`);
  return true;
}

function configText(name: string, sources: string, questions: string | null): string {
  const questionsLine =
    questions === null
      ? `# questions: questions.jsonl   # one line each: {"id":"1","question":"…","gold":[{"source":"a.md","quote":"…"}]}`
      : `questions: ${questions}`;
  return `# Every setting has a default: a line left out is the default. "soundings run" runs this pipeline,
# "soundings sweep" runs every combination under "vary" and shows which is best, and whether that is sure.

experiment: ${JSON.stringify(name)}
sources: ${sources}
${questionsLine}

pipeline:
  chunk:
    strategy: recursive        # fixed, recursive, sentence, structure, or a chunker of your own: { file: ./my-chunker.ts }
    size: 500                  # largest chunk
    overlap: 0                 # shared by neighbours
    unit: characters           # or tokens
  retrieve:
    method: hybrid             # bm25, context-bm25; with an embedder also vector, hybrid
    k: 5                       # passages given to the answerer
  embed:
    embedder: static           # knows English, needs nothing installed; or none, hashing, a model: { onnx: ./models/minilm }
  answer:
    # model: ollama/qwen3      # a language model, local or hosted; without one the best sentences are quoted
    # kind: agent              # with a model: single (one call) where nothing is said, or agent

# Dotted paths of settings below "pipeline", and the values to try.
vary:
  chunk.size: [300, 500, 800]
  retrieve.method: [context-bm25, hybrid]
`;
}
