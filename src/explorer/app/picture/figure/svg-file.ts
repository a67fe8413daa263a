import { svgElement } from "./svg-element.ts";
import { type Corner, symbolCorners } from "./symbol-corners.ts";

/** What a series looks like in a picture. */
export interface LegendEntry {
  label: string;
  /** The language of the label, if it is not that of the page. */
  lang?: string | undefined;
  /** A CSS color, which may be a variable of the page. */
  color: string;
  /** Lighter areas: what is possible or not certain. */
  isLight?: boolean;
  /** The corners of its shape in a square from -1 to 1. By default, a square. */
  corners?: readonly Corner[];
}

/** The corners of the shape of a series in a square of 12 pixels. */
export function swatchPoints(corners: LegendEntry["corners"] = symbolCorners.square): string {
  return corners.map(([x, y]) => `${(6 + 6 * x).toFixed(1)},${(6 + 6 * y).toFixed(1)}`).join(" ");
}

/** What belongs to a picture in a file beside the drawing itself. */
export interface PictureText {
  title: string;
  caption: string;
  legend: readonly LegendEntry[];
}

const padding = 16;
const lineHeight = 18;
const fontSize = 13;
/** The mean width of a character, for the breaks of lines. */
const characterWidth = 6.6;

/** Properties that come from style sheets, which a file does not have. */
const inlined = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
  "visibility",
] as const;

function standalone(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error("The picture cannot be copied.");
  const originals = [drawing, ...drawing.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  for (const [index, original] of originals.entries()) {
    const target = copies[index];
    if (!(target instanceof SVGElement) || target instanceof SVGTitleElement) continue;
    const style = getComputedStyle(original);
    target.removeAttribute("class");
    target.removeAttribute("style");
    for (const name of inlined) {
      const value = style.getPropertyValue(name);
      if (value !== "") target.setAttribute(name, value);
    }
  }
  for (const each of copy.querySelectorAll("style, [data-not-exported]")) each.remove();
  return copy;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && (line.length + word.length + 1) * characterWidth > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

/** The picture with its title, legend and caption as a document of its own, in the colors in which it is shown. */
export function svgFile(drawing: SVGSVGElement, { title, caption, legend }: PictureText) {
  const { width: drawingWidth, height: drawingHeight } = sizeOf(drawing);
  const width = Math.max(drawingWidth, 320) + 2 * padding;
  const inner = width - 2 * padding;
  const page = getComputedStyle(document.body);
  const probe = svgElement("g", {});
  drawing.append(probe);
  const colorOf = (color: string) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const text = { fill: colorOf("var(--text)"), "font-family": page.fontFamily, "font-size": fontSize };
  const muted = { ...text, fill: colorOf("var(--muted)") };
  const parts: SVGElement[] = [];
  let y = padding;
  for (const line of wrapped(title, inner * 0.75)) {
    y += 20;
    parts.push(svgElement("text", { ...text, x: padding, y, "font-size": 17, "font-weight": 600 }, line));
  }
  y += 12;
  let x = padding;
  if (legend.length > 0) y += lineHeight;
  for (const { label, color, isLight, corners } of legend) {
    const entryWidth = 22 + label.length * characterWidth + 14;
    if (x > padding && x + entryWidth > padding + inner) {
      x = padding;
      y += lineHeight;
    }
    const fill = colorOf(color);
    const swatch = { points: swatchPoints(corners), fill, stroke: fill, "fill-opacity": isLight ? 0.3 : 1 };
    const place = svgElement("g", { transform: `translate(${x},${y - 11})` });
    place.append(svgElement("polygon", swatch));
    parts.push(place, svgElement("text", { ...text, x: x + 18, y }, label));
    x += entryWidth;
  }
  y += 10;
  const copy = standalone(drawing);
  for (const [key, value] of Object.entries({ x: padding, y, width: drawingWidth, height: drawingHeight }))
    copy.setAttribute(key, String(value));
  parts.push(copy);
  y += drawingHeight + 4;
  for (const line of wrapped(caption, inner)) {
    y += lineHeight;
    parts.push(svgElement("text", { ...muted, x: padding, y }, line));
  }
  const height = Math.ceil(y + padding);
  const background = svgElement("rect", { width, height, fill: colorOf("var(--surface)") });
  probe.remove();
  const file = svgElement("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  file.append(svgElement("title", {}, title), svgElement("desc", {}, caption), background, ...parts);
  return { blob: new Blob([new XMLSerializer().serializeToString(file)], { type: "image/svg+xml" }), width, height };
}

function sizeOf(drawing: SVGSVGElement) {
  const { width, height } = drawing.viewBox.baseVal;
  return { width, height };
}

/** An SVG file as a PNG of twice its size. */
export async function pngFile({ blob, width, height }: ReturnType<typeof svgFile>): Promise<Blob> {
  const address = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    const scale = Math.min(2, 8000 / Math.max(width, height));
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      const done = (png: Blob | null) => (png ? resolve(png) : reject(new Error("The browser could not draw it.")));
      canvas.toBlob(done, "image/png");
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
