/** A file that a person dropped or chose, with its path from what was chosen on: a folder's own name begins it. */
export interface ChosenFile {
  name: string;
  file: File;
}

/** What the server takes of one file: `largestSourceFile` of the contract, which a test holds equal. */
export const largestFileBytes = 64_000_000;

/** What an input for files or a folder holds. */
export function chosenFiles(files: Iterable<File> | null): ChosenFile[] {
  return [...(files ?? [])].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/**
 * Every file of what was dropped, folders walked through. What cannot be read as an entry is taken as a file. Call it within the drop
 * event: the browser forgets what it held afterwards.
 */
export async function droppedFiles({ items }: DataTransfer): Promise<ChosenFile[]> {
  const dropped = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const found = await Promise.all(
    dropped.map(async ({ entry, file }) =>
      entry === null ? chosenFiles(file === null ? null : [file]) : filesBelow(entry),
    ),
  );
  return found.flat();
}

/** Without the name of the folder, where all files are of one: they are what was meant. */
export function withoutOneFolder(chosen: readonly ChosenFile[]): ChosenFile[] {
  const folders = new Set(chosen.map(({ name }) => name.slice(0, name.indexOf("/") + 1)));
  const [folder = ""] = folders.size === 1 ? folders : [];
  return chosen.map(({ name, file }) => ({ name: name.slice(folder.length), file }));
}

async function filesBelow(entry: FileSystemEntry): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ name: entry.fullPath.replace(/^\//, ""), file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: ChosenFile[] = [];
  // A reader hands over a part at a time, and an empty one at the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return found;
    for (const child of part) found.push(...(await filesBelow(child)));
  }
}
