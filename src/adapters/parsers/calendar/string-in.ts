import { type Component, propertyNamed } from "./components.ts";

/** A property of the calendar itself, on one line; empty where there is none. Names that begin with X- come as they are written. */
export function stringIn(component: Component, name: string): string {
  const value = propertyNamed(component, name)?.values[0];
  return typeof value === "string"
    ? value.replace(/\\n/gi, " ").replace(/\\(.)/g, "$1").replace(/\s+/g, " ").trim()
    : "";
}
