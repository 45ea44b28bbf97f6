/** A record with more, or deeper, is no record that anybody reads line by line. */
export const mostFields = 1000;
export const deepest = 20;

export interface Fields {
  /** The way to each value, with dots: "address.city"; "items.0.name" in a list of records. */
  keys: string[];
  values: string[];
  /** Whether some lay beyond the bounds. */
  cut: boolean;
}

/** The values within a JSON value that say something, in its order. Lists of plain values are one value, with commas. */
export function fieldsOf(record: unknown): Fields {
  const fields: Fields = { keys: [], values: [], cut: false };
  const add = (key: string, value: string) => {
    if (value.trim() === "") return;
    fields.keys.push(key);
    fields.values.push(value);
  };
  const visit = (key: string, value: unknown, depth: number): void => {
    if (value === null || value === undefined || fields.cut) return;
    if (fields.keys.length === mostFields) fields.cut = true;
    else if (typeof value !== "object") add(key, plain(value));
    else if (Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null)) {
      add(
        key,
        value
          .map(plain)
          .filter((item) => item.trim() !== "")
          .join(", "),
      );
    } else if (depth === deepest) fields.cut = true;
    else {
      for (const [name, inner] of Object.entries(value))
        visit(key === "" ? name : `${key}.${name}`, inner, depth + 1);
    }
  };
  visit("", record, 0);
  return fields;
}

function plain(value: unknown): string {
  return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
}
