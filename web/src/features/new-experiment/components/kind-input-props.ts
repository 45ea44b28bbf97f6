import type { ReactNode } from "react";
import type { Json } from "@contracts/json.ts";
import type { Field } from "../prepare/fields.ts";

/** What every way of entering a setting is given. */
export interface KindInputProps {
  field: Field;
  path: readonly string[];
  name: string;
  value: Json | undefined;
  /** The value as it is written in the text. */
  source: string | null;
  fault: string | undefined;
  onSet(value: Json, raw?: string): void;
  onRemove(): void;
  onChange(change: (text: string) => string): void;
  /** A setting within this one. @param at where its path begins */
  renderField(field: Field, at: readonly string[]): ReactNode;
}
