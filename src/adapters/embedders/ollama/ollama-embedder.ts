import * as z from "zod";
import type { Embedder } from "../../../ports/embedder.ts";
import type { TextProviderParts, TextVendor } from "../../shared/provider/text-provider.ts";
import { requireOneForEach } from "../served/require-one-for-each.ts";
import { servedEmbedder, type ServedEmbedderSettings } from "../served/served-embedder.ts";

const ollama: TextVendor = {
  title: "Ollama",
  baseUrl: "http://localhost:11434",
  key: { variable: "OLLAMA_API_KEY", isRequired: false, header: "authorization" },
  unknownModel: "Fetch it with `ollama pull MODEL`; `ollama list` shows those you have.",
  unreachable: "Start it with `ollama serve`, or check its address.",
};

const WireEmbeddings = z.object({
  embeddings: z.array(z.array(z.unknown())),
  prompt_eval_count: z.int().min(0).nullish(),
});

/** An embedder that Ollama serves, in its own wire: a text that is too long is refused, never cut. */
export function ollamaEmbedder(settings: ServedEmbedderSettings, parts: TextProviderParts): Embedder {
  return servedEmbedder(
    {
      name: "ollama",
      version: "1",
      vendor: ollama,
      path: "/api/embed",
      batch: { texts: 64, characters: 150_000 },
      requestsAtOnce: 1,
      body: (input) => ({
        model: settings.model,
        input,
        truncate: false,
        ...(settings.shortened === true && { dimensions: settings.dimensions }),
      }),
      read({ body }, texts, asked) {
        const reply = WireEmbeddings.safeParse(body);
        if (!reply.success) throw asked.badReply("JSON in another shape than that of /api/embed");
        const { embeddings, prompt_eval_count: tokens } = reply.data;
        requireOneForEach(embeddings, texts, asked);
        return { vectors: embeddings, usage: { tokens: tokens ?? null, searchUnits: null } };
      },
    },
    settings,
    parts,
  );
}
