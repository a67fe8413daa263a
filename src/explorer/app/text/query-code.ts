export const codeLanguages = ["GraphQL", "curl", "TypeScript", "Python"] as const;

export type CodeLanguage = (typeof codeLanguages)[number];

/** What a program has to send for a view. */
export interface CodeRequest {
  origin: string;
  name: string;
  /** The id under which the server knows the query. */
  id: string;
  text: string;
  variables: object;
  server: { hasGraphiql: boolean; needsCredentials: boolean };
}

/** The text in single quotes for a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** What a request has as its body: the query, or its id if the server executes registered documents only. */
function bodyOf({ id, text, variables, server }: CodeRequest) {
  return server.hasGraphiql ? { query: text, variables } : { documentId: id, variables };
}

const authorization = "Bearer <key or token>";

function curl(request: CodeRequest): string {
  const { origin, server } = request;
  return [
    `curl ${quoted(`${origin}/graphql`)} \\`,
    `  --header 'content-type: application/json' \\`,
    ...(server.needsCredentials ? [`  --header 'authorization: ${authorization}' \\`] : []),
    `  --data ${quoted(JSON.stringify(bodyOf(request)))}`,
  ].join("\n");
}

/** The text as a template literal of JavaScript. */
const template = (text: string) => `\`${text.replace(/[`\\]|\$\{/g, "\\$&")}\``;

function typescript(request: CodeRequest): string {
  const { origin, id, text, variables, server } = request;
  const key = server.hasGraphiql ? `query: ${template(text)}` : `documentId: ${JSON.stringify(id)}`;
  return `const response = await fetch(${JSON.stringify(`${origin}/graphql`)}, {
  method: "POST",
  headers: {
    "content-type": "application/json",
    accept: "application/graphql-response+json",${server.needsCredentials ? `\n    authorization: "${authorization}",` : ""}
  },
  body: JSON.stringify({
    ${key},
    variables: ${JSON.stringify(variables, null, 2).replaceAll("\n", "\n    ")},
  }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(errors[0].message);
console.log(data);
`;
}

function python(request: CodeRequest): string {
  const { origin, server } = request;
  // A JSON text is a raw string of Python, unless it has three quotation marks in a row.
  const body = JSON.stringify(bodyOf(request), null, 2);
  return `import json
import urllib.request

body = json.loads(r'''${body.replaceAll("'''", "\\u0027\\u0027\\u0027")}''')
request = urllib.request.Request(
    ${JSON.stringify(`${origin}/graphql`)},
    data=json.dumps(body).encode(),
    headers={
        "content-type": "application/json",
        "accept": "application/graphql-response+json",${server.needsCredentials ? `\n        "authorization": "${authorization}",` : ""}
    },
)
with urllib.request.urlopen(request) as response:
    result = json.load(response)
if "errors" in result:
    raise RuntimeError(result["errors"][0]["message"])
print(json.dumps(result["data"], indent=2))
`;
}

/** The query of a view in a language. */
export function codeIn(language: CodeLanguage, request: CodeRequest): string {
  switch (language) {
    case "GraphQL":
      return `${request.text}\n\n# Variables\n${JSON.stringify(request.variables, null, 2).replace(/^/gm, "# ")}\n`;
    case "curl":
      return curl(request);
    case "TypeScript":
      return typescript(request);
    case "Python":
      return python(request);
  }
}
