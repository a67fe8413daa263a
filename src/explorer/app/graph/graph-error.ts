/** What kept the server from answering, as far as a reader can do something about it. */
export type GraphErrorKind =
  | "offline"
  | "unreachable"
  | "busy"
  | "expensive"
  | "input"
  | "credentials"
  | "forbidden"
  | "version"
  | "failed";

/** A request that was not answered. */
export class GraphError extends Error {
  readonly kind: GraphErrorKind;
  /** The argument that the server does not accept, such as `after` or `$where.announcedOn.gte`. */
  readonly argument: string | null;
  /** After how many seconds the request may be repeated. */
  readonly retryAfter: number | null;

  constructor(
    kind: GraphErrorKind,
    message: string,
    { argument = null, retryAfter = null }: { argument?: string | null; retryAfter?: number | null } = {},
  ) {
    super(message);
    this.name = "GraphError";
    this.kind = kind;
    this.argument = argument;
    this.retryAfter = retryAfter;
  }
}

const kinds: Record<string, GraphErrorKind> = {
  BAD_USER_INPUT: "input",
  QUERY_TOO_COMPLEX: "expensive",
  QUERY_TOO_EXPENSIVE: "expensive",
  RESPONSE_TOO_LARGE: "expensive",
  DEADLINE_EXCEEDED: "expensive",
  RATE_LIMITED: "busy",
  OVERLOADED: "busy",
  REVISION_MOVED: "busy",
  STORE_UNAVAILABLE: "busy",
  AUTHENTICATION_UNAVAILABLE: "busy",
  UNAUTHENTICATED: "credentials",
  CREDENTIALS_EXPIRED: "credentials",
  FORBIDDEN: "forbidden",
  // The page that the browser has loaded and the server belong to different versions.
  DOCUMENT_NOT_FOUND: "version",
  DOCUMENT_NOT_TRUSTED: "version",
  GRAPHQL_VALIDATION_FAILED: "version",
};

interface ErrorEntry {
  message: string;
  extensions?: { code?: string; argument?: string };
}

/** The error that a response states. */
export function errorOf(response: Response, errors: readonly ErrorEntry[]): GraphError {
  const [first] = errors;
  const code = first?.extensions?.code ?? "";
  const byStatus: GraphErrorKind = response.status === 429 || response.status === 503 ? "busy" : "failed";
  const seconds = Number(response.headers.get("retry-after"));
  return new GraphError(kinds[code] ?? byStatus, first?.message ?? `The server responded with ${response.status}.`, {
    argument: first?.extensions?.argument ?? null,
    retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  });
}

/** Whether the server says that a slug in an address is none, so that nothing can have it. */
export function isMalformedSlug(error: Error | null): boolean {
  return error instanceof GraphError && error.kind === "input" && /^\$?slug$/.test(error.argument ?? "");
}
