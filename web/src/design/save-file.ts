/** Hands a file to the person, under a name. */
export function saveFile(name: string, content: Blob | string, mediaType = "text/plain"): void {
  const blob =
    typeof content === "string" ? new Blob([content], { type: `${mediaType};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
