/** The parameters of a common request. */
export interface CommonParams {
  /** The text of the query, or what stands for it: `sha256:…` for a hash of Apollo's protocol, `id:…` for a document id. */
  document: string;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>> | null;
}

const names = new Set(["query", "operationName", "variables", "extensions", "documentId"]);

/** The parameters in the body of a POST request. Null if they have anything that is not common. */
export function paramsOfBody(body: string): CommonParams | null {
  try {
    return commonParams(JSON.parse(body));
  } catch {
    return null;
  }
}

/** The parameters in the query string of a GET request. Null if they have anything that is not common. */
export function paramsOfTarget(target: string): CommonParams | null {
  const params: Record<string, unknown> = {};
  try {
    for (const [name, text] of new URLSearchParams(target.slice(target.indexOf("?")))) {
      if (name in params) return null;
      params[name] = name === "variables" || name === "extensions" ? JSON.parse(text) : text;
    }
  } catch {
    return null;
  }
  return commonParams(params);
}

function commonParams(params: unknown): CommonParams | null {
  if (!isObject(params)) return null;
  for (const name in params) if (!names.has(name)) return null;
  const { query = null, operationName = null, variables = null, extensions = null, documentId = null } = params;
  if (operationName !== null && typeof operationName !== "string") return null;
  if (variables !== null && !isObject(variables)) return null;
  const hash = extensions === null ? null : hashOf(extensions);
  if (hash === undefined) return null;
  const given = [query, hash && `sha256:${hash}`, documentId === null ? null : `id:${documentId}`];
  const [document, ...others] = given.filter((each) => each !== null);
  if (typeof document !== "string" || others.length > 0) return null;
  return { document, operationName: operationName === "" ? null : operationName, variables };
}

/** The hash in extensions that have nothing else. Undefined if they have. */
function hashOf(extensions: unknown): string | undefined {
  if (!isObject(extensions) || Object.keys(extensions).length !== 1) return undefined;
  const { persistedQuery: persisted } = extensions;
  if (!isObject(persisted) || Object.keys(persisted).length !== 2 || persisted.version !== 1) return undefined;
  return typeof persisted.sha256Hash === "string" ? persisted.sha256Hash : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
