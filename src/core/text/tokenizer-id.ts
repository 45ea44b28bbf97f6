/** Names the tokenizer in the keys of whatever is counted in tokens; a test holds it to the manifest. */
export const tokenizerId = "gpt-tokenizer@4.0.0 o200k_base";
