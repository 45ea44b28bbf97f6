import { AppError } from "../../../contracts/app-error.ts";

export interface FileKind {
  /** With its article: "a PDF". */
  kind: string;
  /** Endings that files of this kind rightly bear; the first is the usual one. */
  extensions: readonly string[];
  /** What to do with such a file where its name says another kind; renaming it where absent. */
  remedy?: string;
}

interface Signature extends FileKind {
  /** Bytes from the beginning; undefined stands for any byte. */
  bytes: readonly (number | undefined)[];
}

const leaveOut = "Leave it out of the folder: files of this kind hold no text that can be read.";
const unpack = "Unpack it into the folder.";
const any = undefined;

const signatures: readonly Signature[] = [
  { kind: "a PDF", extensions: [".pdf"], bytes: letters("%PDF-") },
  {
    kind: "an old Office file",
    extensions: [".doc", ".xls", ".ppt", ".msg"],
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    remedy: "Open it and save it as .docx, .xlsx, .pptx or .eml.",
  },
  {
    kind: "a Rich Text file",
    extensions: [".rtf"],
    bytes: letters("{\\rtf"),
    remedy: "Open it and save it as .docx.",
  },
  {
    kind: "a winmail.dat of Outlook",
    extensions: [".dat", ".tnef"],
    bytes: [0x78, 0x9f, 0x3e, 0x22],
    remedy: "Let the sender send it again as plain text or HTML.",
  },
  { kind: "a gzip file", extensions: [".gz", ".tgz"], bytes: [0x1f, 0x8b, 8], remedy: unpack },
  { kind: "a 7z archive", extensions: [".7z"], bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], remedy: unpack },
  { kind: "a RAR archive", extensions: [".rar"], bytes: [...letters("Rar!"), 0x1a, 7], remedy: unpack },
  { kind: "an xz file", extensions: [".xz"], bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], remedy: unpack },
  {
    kind: "a bzip2 file",
    extensions: [".bz2"],
    bytes: [...letters("BZh"), any, 0x31, 0x41, 0x59, 0x26],
    remedy: unpack,
  },
  { kind: "a Zstandard file", extensions: [".zst"], bytes: [0x28, 0xb5, 0x2f, 0xfd], remedy: unpack },
  {
    kind: "a PNG picture",
    extensions: [".png"],
    bytes: [0x89, ...letters("PNG"), 13, 10, 26, 10],
    remedy: leaveOut,
  },
  { kind: "a JPEG picture", extensions: [".jpg", ".jpeg"], bytes: [0xff, 0xd8, 0xff], remedy: leaveOut },
  { kind: "a GIF picture", extensions: [".gif"], bytes: [...letters("GIF8"), any, 0x61], remedy: leaveOut },
  { kind: "a WebP picture", extensions: [".webp"], bytes: riff("WEBP"), remedy: leaveOut },
  { kind: "a TIFF picture", extensions: [".tif", ".tiff"], bytes: [0x49, 0x49, 0x2a, 0], remedy: leaveOut },
  { kind: "a TIFF picture", extensions: [".tif", ".tiff"], bytes: [0x4d, 0x4d, 0, 0x2a], remedy: leaveOut },
  { kind: "a WAV recording", extensions: [".wav"], bytes: riff("WAVE"), remedy: leaveOut },
  { kind: "an MP3 recording", extensions: [".mp3"], bytes: [...letters("ID3"), any, 0], remedy: leaveOut },
  {
    kind: "an Ogg recording",
    extensions: [".ogg", ".opus", ".oga"],
    bytes: [...letters("OggS"), 0],
    remedy: leaveOut,
  },
  { kind: "a FLAC recording", extensions: [".flac"], bytes: [...letters("fLaC"), 0], remedy: leaveOut },
  {
    kind: "a film or recording",
    extensions: [".mp4", ".m4a", ".mov", ".heic", ".avif"],
    bytes: [0, 0, 0, any, ...letters("ftyp")],
    remedy: leaveOut,
  },
  {
    kind: "a database of SQLite",
    extensions: [".sqlite", ".db", ".sqlite3"],
    bytes: letters("SQLite format 3\0"),
    remedy: leaveOut,
  },
  {
    kind: "a program",
    extensions: [".so", ".bin", ".o"],
    bytes: [0x7f, ...letters("ELF")],
    remedy: leaveOut,
  },
  { kind: "a program", extensions: [".exe", ".dll"], bytes: [...letters("MZ"), any, 0], remedy: leaveOut },
];

/** ZIP files by the name of an entry that only their kind has; the names stand in the bytes as they are. */
const packed: readonly (FileKind & { entry: string })[] = [
  { entry: "word/document", kind: "a Word file", extensions: [".docx", ".docm", ".dotx"] },
  { entry: "xl/workbook", kind: "an Excel file", extensions: [".xlsx", ".xlsm", ".xltx"] },
  { entry: "ppt/presentation", kind: "a PowerPoint file", extensions: [".pptx", ".pptm", ".ppsx", ".potx"] },
  { entry: "mimetypeapplication/epub+zip", kind: "an EPUB book", extensions: [".epub"] },
  {
    entry: "mimetypeapplication/vnd.oasis.opendocument",
    kind: "an OpenDocument file",
    extensions: [".odt", ".ods", ".odp"],
    remedy: "Open it and save it as .docx, .xlsx or .pptx.",
  },
];
const zip: FileKind = { kind: "a ZIP archive", extensions: [".zip", ".jar"], remedy: unpack };

/** The name of the stream in which newer Office files lie when they are locked, as the old format writes it. */
const locked = Buffer.from("EncryptedPackage", "utf16le");
const lockedOffice: FileKind = {
  kind: "an Office file locked by a password",
  extensions: packed.slice(0, 3).flatMap(({ extensions }) => extensions),
  remedy: "Open it and save it without a password.",
};

/** What a file is by its first bytes; undefined for text and for what is not known. */
export function kindOf(bytes: Uint8Array): FileKind | undefined {
  const found = signatures.find((signature) =>
    signature.bytes.every((byte, at) => byte === undefined || bytes[at] === byte),
  );
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (found?.extensions.includes(".doc") && view.includes(locked)) return lockedOffice;
  if (found !== undefined) return kindAlone(found);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return undefined;
  const kind = packed.find(({ entry }) => view.includes(entry, 0, "latin1"));
  return kind === undefined ? zip : kindAlone(kind);
}

/** For bytes whose name or place says another kind than they are. */
export function otherKind(kind: FileKind, cause?: unknown): AppError {
  return new AppError("source.unreadable", {
    message: `is ${kind.kind} by its content`,
    hint: kind.remedy ?? `Rename it to end in ${kind.extensions[0]}.`,
    cause,
  });
}

function kindAlone({ kind, extensions, remedy }: FileKind): FileKind {
  return { kind, extensions, ...(remedy === undefined ? {} : { remedy }) };
}

function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function riff(form: string): (number | undefined)[] {
  return [...letters("RIFF"), any, any, any, any, ...letters(form)];
}
