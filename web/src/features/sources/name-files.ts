/** A file that a person chose or dropped, and the name it will have below the folder of sources. */
export interface NamedFile {
  name: string;
  file: File;
}

/** The chosen files under their paths in the folder they came with, if any. */
export function nameFiles(files: Iterable<File>): NamedFile[] {
  return [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** What is dropped may be a folder: then all files in it, under their paths. What cannot be read as an entry is taken as a file. */
export async function nameDropped(items: DataTransferItemList): Promise<NamedFile[]> {
  // Both must be asked for at once: after the first wait the browser forgets what was dropped.
  const dropped = [...items]
    .filter(({ kind }) => kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const named = await Promise.all(
    dropped.map(async ({ entry, file }) => {
      if (entry !== null) return await filesBelow(entry);
      return file === null ? [] : nameFiles([file]);
    }),
  );
  return named.flat();
}

async function filesBelow(entry: FileSystemEntry): Promise<NamedFile[]> {
  const name = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ name, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: NamedFile[] = [];
  // A reader hands over a part at a time, and an empty one at the end.
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return found;
    for (const child of part) found.push(...(await filesBelow(child)));
  }
}
