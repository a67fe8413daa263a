import { unpacked } from "./archive.ts";
import { RegulatorError } from "./table.ts";

const sheetPart = "xl/worksheets/sheet1.xml";
const textPart = "xl/sharedStrings.xml";

/**
 * The rows of the first sheet of an .xlsx workbook. Cells have their text, and dates their serial number.
 * @throws {RegulatorError} if the file is not a workbook
 */
export function sheetRows(bytes: Uint8Array, file: string): string[][] {
  const parts = partsOf(bytes, file);
  const sheet = parts.get(sheetPart);
  if (sheet === undefined) throw new RegulatorError(`${file}: The file is not an .xlsx workbook. Download it again.`);
  const texts = [...(parts.get(textPart) ?? "").matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs)].map(([, item = ""]) =>
    textOf(item),
  );
  return [...sheet.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) => {
    const cells: string[] = [];
    for (const [, attributes = "", content = ""] of row.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
      const letters = / r="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? "A";
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1];
      const isShared = / t="s"/.test(attributes);
      cells[placeOf(letters)] = isShared ? (texts[Number(value)] ?? "") : unescaped(value ?? textOf(content));
    }
    return Array.from(cells, (cell) => cell ?? "");
  });
}

function partsOf(bytes: Uint8Array, file: string): Map<string, string> {
  const parts = unpacked(bytes, /^xl\/(worksheets\/sheet1|sharedStrings)\.xml$/, file);
  return new Map([...parts].map(([name, part]) => [name, new TextDecoder().decode(part)]));
}

function textOf(item: string): string {
  return [...item.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text = ""]) => unescaped(text)).join("");
}

function unescaped(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10) || 0xfffd),
    )
    .replaceAll("&amp;", "&");
}

/** The place of a column from 0: A is 0, and AA is 26. */
function placeOf(letters: string): number {
  return [...letters].reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
