import type { ChosenFile } from "./prepare/chosen-files.ts";

/**
 * Every file of what was dropped, folders walked through; one folder alone gives no name of its own to its files. Call it within the
 * drop event: the browser forgets what it held afterwards.
 */
export function readDropped(dropped: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...dropped.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const loose = entries.length === 0 ? [...dropped.files] : [];
  return Promise.all(entries.map((entry) => filesIn(entry, "", entries.length > 1))).then((found) => [
    ...loose.map((file) => ({ name: file.name, file })),
    ...found.flat(),
  ]);
}

/** What an input holds; of a folder with its own name left away, as its files are what was meant. */
export function readChosen(files: FileList | null): ChosenFile[] {
  return [...(files ?? [])].map((file) => ({
    name: file.webkitRelativePath === "" ? file.name : withoutFirst(file.webkitRelativePath),
    file,
  }));
}

async function filesIn(entry: FileSystemEntry, prefix: string, isNamed: boolean): Promise<ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => {
      (entry as FileSystemFileEntry).file(resolve, reject);
    });
    return [{ name: prefix + entry.name, file }];
  }
  const below = isNamed ? `${prefix}${entry.name}/` : prefix;
  const found: ChosenFile[] = [];
  for (const member of await membersOf(entry as FileSystemDirectoryEntry)) {
    found.push(...(await filesIn(member, below, true)));
  }
  return found;
}

/** The browser hands over a hundred at a time, and none when it has no more. */
async function membersOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const members: FileSystemEntry[] = [];
  for (;;) {
    const next = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (next.length === 0) return members;
    members.push(...next);
  }
}

function withoutFirst(path: string): string {
  return path.slice(path.indexOf("/") + 1);
}
