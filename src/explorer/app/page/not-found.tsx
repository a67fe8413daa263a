import { Link } from "../address/link.tsx";
import { Notice } from "../component/problem.tsx";
import { server } from "../graph/server.ts";

/** There is nothing at this address of the page. */
export function NotFoundPage({ path }: { path: string }) {
  return (
    <>
      <title>Not found · Drug deal graph</title>
      <h1>There is nothing at this address</h1>
      <Notice>
        <p>The page has no view at {path}.</p>
        <ul>
          <li>
            <Link to="/">Search the graph</Link>
          </li>
          <li>
            <Link to="/questions">Ask a question</Link>
          </li>
          {server.hasGraphiql && (
            <li>
              <a href="/graphql">GraphiQL, to query the graph</a>
            </li>
          )}
          <li>
            <a href="/schema.graphql">The schema, with the documentation of the API</a>
          </li>
        </ul>
      </Notice>
    </>
  );
}
