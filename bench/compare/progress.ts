const begun = performance.now();

/** Tells the person who waits what happens, with the seconds since the start. */
export function progress(text: string): void {
  const seconds = ((performance.now() - begun) / 1000).toFixed(0).padStart(4);
  process.stderr.write(`${seconds} s  ${text}\n`);
}
