import { type Component, propertiesNamed, type Property } from "./components.ts";

/** Addresses of what is attached to an entry, each behind its name: "plan.pdf <https://example.org/1>". */
export function attachedIn(component: Component): string {
  return propertiesNamed(component, "attach")
    .filter((property) => !isFile(property))
    .flatMap(({ values: [address], parameters }) => {
      if (typeof address !== "string" || address.trim() === "") return [];
      const name = parameters["filename"] ?? parameters["x-filename"] ?? parameters["label"] ?? "";
      return [name.trim() === "" ? address : `${name.trim()} <${address}>`];
    })
    .join(", ");
}

/** How many files stand in an entry themselves. */
export function filesIn(component: Component): number {
  return propertiesNamed(component, "attach").filter(isFile).length;
}

function isFile({ parameters, values: [value] }: Property): boolean {
  return (
    parameters["encoding"] !== undefined ||
    parameters["value"]?.toUpperCase() === "BINARY" ||
    (typeof value === "string" && /^data:/i.test(value))
  );
}
