/**
 * Whether the client already has the response with this ETag, by weak comparison [RFC 9110, section 13.1.2]: `If-None-Match`
 * lists it, or is `*`.
 * By hand, because `fresh` has no types for its current version.
 */
export function matchesEtag(request: Request, etag: string): boolean {
  return isAnyEtag(request) || listsEtag(request, etag);
}

/** Whether `If-None-Match` lists the ETag, which may itself contain commas. */
export function listsEtag({ headers }: Request, etag: string): boolean {
  const opaque = etag.replace(/^W\//, "");
  return (headers.get("if-none-match") ?? "").match(/"[^"]*"/g)?.includes(opaque) ?? false;
}

/** Whether `If-None-Match` is `*`, which every response with status 200 matches. */
export function isAnyEtag({ headers }: Request): boolean {
  return headers.get("if-none-match")?.trim() === "*";
}
