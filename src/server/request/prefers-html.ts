import { preferredType } from "./preferred-type.ts";

/** Whether a request comes from a browser that opens a page. Clients that accept anything get JSON. */
export function prefersHtml({ headers }: Request): boolean {
  const accept = headers.get("accept");
  // Most requests do not name the type.
  if (!accept?.toLowerCase().includes("text/html")) return false;
  return preferredType(["application/json", "text/html"], accept) === "text/html";
}
