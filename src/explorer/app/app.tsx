import { Suspense, useEffect, useRef } from "react";
import { useAddress } from "./address/address.ts";
import { Link } from "./address/link.tsx";
import { ErrorBoundary } from "./component/error-boundary.tsx";
import { Loading } from "./component/loaded.tsx";
import { Popover } from "./component/popover.tsx";
import { capitalized, type ListedType, listWords, mainLists, otherLists } from "./entity/entity-type.ts";
import { server } from "./graph/server.ts";
import { NotFoundPage } from "./page/not-found.tsx";
import { routes } from "./routes.tsx";
import { SearchBox } from "./search/search-box.tsx";
import { chooseLanguage, languages, useLanguage } from "./vocabulary/language.ts";

/** The page: its header, and the view that its address names. */
export function App() {
  const { path } = useAddress();
  const main = useFocusOnNavigation(path);
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Header path={path} />
      <main id="main" ref={main} tabIndex={-1}>
        <ErrorBoundary view={path}>
          <Suspense fallback={<Loading />}>
            <View path={path} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Footer />
    </>
  );
}

/** What is above each view. */
export function Header({ path }: { path: string }) {
  return (
    <header className="site">
      <Link to="/" className="brand">
        Drug deal graph
      </Link>
      {path !== "/" && <SearchBox />}
      <nav aria-label="Views">
        <ul>
          {mainLists.map((type) => (
            <li key={type}>
              <ListLink type={type} path={path} />
            </li>
          ))}
          <li>
            <Link to="/questions" aria-current={path === "/questions" ? "page" : undefined}>
              Questions
            </Link>
          </li>
          <li>
            <Link to="/pictures" aria-current={path === "/pictures" ? "page" : undefined}>
              Pictures
            </Link>
          </li>
          <li>
            <Link to="/graph" aria-current={path === "/graph" ? "page" : undefined}>
              Connections
            </Link>
          </li>
          <li>
            <Popover label="More" name="More lists">
              {(close) => (
                <ul className="options">
                  {otherLists.map((type) => (
                    <li key={type}>
                      <ListLink type={type} path={path} onClick={close} />
                    </li>
                  ))}
                </ul>
              )}
            </Popover>
          </li>
        </ul>
      </nav>
    </header>
  );
}

function ListLink({ type, path, onClick }: { type: ListedType; path: string; onClick?: () => void }) {
  const words = listWords[type];
  return (
    <Link to={words.path} aria-current={path === words.path ? "page" : undefined} {...(onClick && { onClick })}>
      {capitalized(words.plural)}
    </Link>
  );
}

function View({ path }: { path: string }) {
  const [, segment = "", slug, ...rest] = path.split("/");
  const route = routes.find((each) => each.segment === segment);
  const { list: List, entity: Entity } = route ?? {};
  if (rest.join("") === "") {
    if (!slug && List) return <List />;
    if (slug && Entity) return <Entity key={slug} slug={decoded(slug)} />;
  }
  return <NotFoundPage path={path} />;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function Footer() {
  const language = useLanguage();
  return (
    <footer className="site">
      {server.hasGraphiql && <a href="/graphql">GraphiQL</a>}
      <a href="/schema.graphql">Schema</a>
      <label>
        Labels in{" "}
        <select value={language} onChange={({ target }) => chooseLanguage(target.value)}>
          {Object.entries(languages).map(([tag, name]) => (
            <option key={tag} value={tag} lang={tag}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <span className="muted">Version {server.version}</span>
    </footer>
  );
}

/** Moves the focus to the content of a view that a link has opened, as a browser does for a page of its own. */
function useFocusOnNavigation(path: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path) main.current?.focus({ preventScroll: true });
    shown.current = path;
  }, [path]);
  return main;
}
