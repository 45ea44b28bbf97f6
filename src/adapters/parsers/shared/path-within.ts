/**
 * A reference from one packed file to another as the other's name, without its fragment; undefined where it leads out of the archive.
 * From the file "" it is taken from the root.
 */
export function pathWithin(fromFile: string, reference: string): string | undefined {
  const path = reference.split("#")[0] as string;
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return undefined;
  const segments = path.startsWith("/") ? [] : fromFile.split("/").slice(0, -1);
  for (const segment of decoded(path).split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return undefined;
    } else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return path === "" ? fromFile : segments.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
