import type { IncomingMessage } from "node:http";

/** A request target in origin form: what the URL of the request consists of. */
export interface Target {
  authority: string;
  /** The path and the query string. */
  path: string;
}

/** What is wrong with a request target or its host, and how to fix it. */
export interface TargetProblem {
  problem: string;
}

/** A registered name, an IPv4 address or an IPv6 address in brackets, with an optional port [RFC 9110, section 7.2]. */
const authorityShape = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]+)(?::\d*)?$/i;

const badHost: TargetProblem = {
  problem: "The header Host is not a valid host name. Send the host name of this server, once.",
};

const badTarget: TargetProblem = {
  problem: "The request target is not valid. Send a path such as /graphql, or a complete http URL of this server.",
};

/**
 * The target of a request in origin form, whichever form was sent [RFC 9112, section 3.2]: a path, a complete URL, or `*` for
 * OPTIONS, which asks about the API.
 */
export function targetOf({
  url = "",
  method,
  headers,
  rawHeaders,
  httpVersion,
}: IncomingMessage): Target | TargetProblem {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
  const host = headers.host ?? (httpVersion === "1.1" ? "" : "localhost");
  if (hosts > 1 || !isAuthority(host)) return badHost;
  if (url === "*") return method === "OPTIONS" ? { authority: host, path: "/graphql" } : badTarget;
  if (url.startsWith("/")) return URL.canParse(`http://${host}${url}`) ? { authority: host, path: url } : badTarget;
  // The authority of a complete URL replaces the header Host.
  const [, authority = "", path = ""] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (!isAuthority(authority)) return badTarget;
  return { authority, path: path.startsWith("/") ? path : `/${path}` };
}

function isAuthority(text: string): boolean {
  return authorityShape.test(text) && URL.canParse(`http://${text}`);
}
