import { Link } from "../address/link.tsx";
import { Notice } from "../component/problem.tsx";

/** There is nothing at this address of the page. */
export function NotFoundPage({ path }: { path: string }) {
  return (
    <>
      <title>Not found · Drug deal graph</title>
      <h1>There is nothing at this address</h1>
      <Notice>
        <p>The page has no view at {path}.</p>
        <p>
          <Link to="/">Search the graph</Link>
        </p>
      </Notice>
    </>
  );
}
