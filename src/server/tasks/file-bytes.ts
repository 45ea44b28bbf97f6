/** A file as it was added, to be sent as it is. */
export class FileBytes {
  readonly name: string;
  readonly mediaType: string;
  readonly digest: string;
  readonly bytes: Uint8Array;

  constructor(file: { name: string; mediaType: string; digest: string }, bytes: Uint8Array) {
    this.name = file.name;
    this.mediaType = file.mediaType;
    this.digest = file.digest;
    this.bytes = bytes;
  }
}
