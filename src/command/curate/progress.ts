/** Prints progress to standard error, so that standard output contains results only. */
export function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
