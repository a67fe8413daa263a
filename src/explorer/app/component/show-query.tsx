import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GraphDocument } from "../graph/graph-document.ts";
import { server } from "../graph/server.ts";
import { type CodeLanguage, codeIn, codeLanguages } from "../text/query-code.ts";
import { Loaded } from "./loaded.tsx";
import { ScrollRegion } from "./scroll-region.tsx";

interface Props {
  document: GraphDocument<unknown, never>;
  variables: object;
}

/** Hands out the query of a view: as GraphQL, for the command line and for programs, and opened in GraphiQL. */
export function ShowQuery({ document, variables }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="show-query" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>Show the query</summary>
      {isOpen && <QueryCode document={document} variables={variables} />}
    </details>
  );
}

async function queryTexts(): Promise<Record<string, string>> {
  const response = await fetch(server.texts);
  if (!response.ok) throw new Error(`The texts of the queries could not be loaded (${response.status}).`);
  return response.json();
}

function QueryCode({ document, variables }: Props) {
  const texts = useQuery<Record<string, string>, Error>({ queryKey: [server.texts], queryFn: queryTexts });
  const [language, setLanguage] = useState<CodeLanguage>("GraphQL");
  return (
    <Loaded of={texts}>
      {({ [document.id]: text = "" }) => {
        const request = { origin: location.origin, name: document.name, id: document.id, text, variables, server };
        const code = codeIn(language, request);
        const parameters = new URLSearchParams({ query: text, variables: JSON.stringify(variables, null, 2) });
        return (
          <>
            <div className="code-choices">
              <fieldset>
                <legend className="hidden">Language</legend>
                {codeLanguages.map((each) => (
                  <label key={each}>
                    <input
                      type="radio"
                      name={`code ${document.id}`}
                      checked={each === language}
                      onChange={() => setLanguage(each)}
                    />
                    {each}
                  </label>
                ))}
              </fieldset>
              <CopyButton text={code} />
              {server.hasGraphiql && <a href={`/graphql?${parameters}`}>Open in GraphiQL</a>}
            </div>
            <ScrollRegion className="code" label={`The query as ${language}`}>
              <pre>{code}</pre>
            </ScrollRegion>
          </>
        );
      }}
    </Loaded>
  );
}

function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  return (
    <button
      type="button"
      onClick={async () => {
        await navigator.clipboard.writeText(text);
        setCopied(text);
      }}
    >
      {copied === text ? "Copied" : "Copy"}
    </button>
  );
}
