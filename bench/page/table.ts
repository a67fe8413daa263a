const nameWidth = 44;
const gap = 3;

/** Prints rows of figures below a heading. The first column has names. */
export function printTable(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell.toFixed(0) : cell)));
  const widths = headings.map((heading, index) => (index === 0 ? nameWidth : heading.length + gap));
  const line = (row: readonly string[]) =>
    row.map((cell, index) => (index === 0 ? cell.padEnd(nameWidth) : cell.padStart(widths[index] ?? 0))).join("");
  console.log([line(headings), ...cells.map(line), ""].join("\n"));
}
