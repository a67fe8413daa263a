/** Lets the browser download a file. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser may read the file only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
