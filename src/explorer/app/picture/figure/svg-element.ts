const svgNamespace = "http://www.w3.org/2000/svg";

export const newSvg = () => document.createElementNS(svgNamespace, "svg");

/** An element of an SVG with its attributes and its text. */
export function svgElement(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const result = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) result.setAttribute(key, String(value));
  if (text !== undefined) result.textContent = text;
  return result;
}
