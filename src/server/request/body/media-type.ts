export interface MediaType {
  /** Type and subtype, in lower case. */
  name: string;
  /** The parameter `charset`, in lower case and without quotes. Null if there is none. */
  charset: string | null;
}

const token = "[\\w!#$%&'*+.^`|~-]+";
const quoted = '"(?:[^"\\\\]|\\\\.)*"';
const typeShape = new RegExp(`^\\s*(${token}/${token})\\s*(?:;|$)`);
const parameterShape = new RegExp(`\\s*(?:(${token})=(${token}|${quoted}))?\\s*(?:;|$)`, "y");

/**
 * Reads a header `Content-Type`: names in any case, with optional spaces around `;` [RFC 9110, section 8.3.1].
 * Null if it is not a media type.
 */
export function mediaTypeOf(header: string): MediaType | null {
  const [start, name] = typeShape.exec(header) ?? [];
  if (start === undefined || name === undefined) return null;
  let charset: string | null = null;
  parameterShape.lastIndex = start.length;
  while (parameterShape.lastIndex < header.length) {
    const parameter = parameterShape.exec(header);
    if (!parameter) return null;
    if (parameter[1]?.toLowerCase() === "charset") charset = unquoted(parameter[2] ?? "").toLowerCase();
  }
  return { name: name.toLowerCase(), charset };
}

function unquoted(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, "$1") : value;
}
