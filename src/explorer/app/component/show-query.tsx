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
  const [result, setResult] = useState<{ of: string; isCopied: boolean } | null>(null);
  const current = result?.of === text ? result : null;
  async function copy() {
    // A page that is served without encryption from another machine has no clipboard.
    try {
      await navigator.clipboard.writeText(text);
      setResult({ of: text, isCopied: true });
    } catch {
      setResult({ of: text, isCopied: false });
    }
  }
  return (
    <>
      <button type="button" onClick={copy}>
        {current?.isCopied ? "Copied" : "Copy"}
      </button>
      <span role="status" className={current?.isCopied ? "hidden" : "muted"}>
        {current &&
          (current.isCopied ? "The query was copied." : "The browser does not permit copying. Select the text below.")}
      </span>
    </>
  );
}
