/**
 * Whether the client already has the response with this ETag, by weak comparison [RFC 9110, section 13.1.2].
 * By hand, because `fresh` has no types for its current version.
 */
export function matchesEtag({ headers }: Request, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
  return (headers.get("if-none-match") ?? "").split(",").some((tag) => opaque(tag) === opaque(etag));
}
