/**
 * Length of the vectors of embedding models, as their makers state it: by the model's name without its vendor, as several vendors
 * serve the same model.
 */
const lengths: Readonly<Record<string, number>> = {
  "text-embedding-3-small": 1536,
  "text-embedding-3-large": 3072,
  "text-embedding-ada-002": 1536,
  "mistral-embed": 1024,
  "codestral-embed": 1536,
  "voyage-3.5": 1024,
  "voyage-3.5-lite": 1024,
  "voyage-3-large": 1024,
  "jina-embeddings-v3": 1024,
  "jina-embeddings-v4": 2048,
  "nomic-embed-text": 768,
  "mxbai-embed-large": 1024,
  "all-minilm": 384,
  "bge-m3": 1024,
  "snowflake-arctic-embed2": 1024,
  embeddinggemma: 768,
};

/** Undefined where nobody has told. Tags of Ollama and owners of Hugging Face are passed over. */
export function knownDimensions(model: string): number | undefined {
  const name = model.toLowerCase().replace(/:.*$/, "").replace(/^.*\//, "");
  return lengths[name];
}
