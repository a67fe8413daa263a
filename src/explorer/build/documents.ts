import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type DocumentNode, type FragmentDefinitionNode, Kind, parse, print, visit } from "graphql";

/** The folder of the page's code, in which each query is in a file of its own beside the component that sends it. */
export const appFolder = path.join(import.meta.dirname, "../app");

/** An operation of the page, with the fragments that it uses. */
export interface PageDocument {
  /** The SHA-256 of the text, as clients request the document. */
  id: string;
  name: string;
  body: string;
}

/** A `.graphql` file of the page. */
export interface SourceFile {
  path: string;
  document: DocumentNode;
}

export async function sourceFiles(folder = appFolder): Promise<SourceFile[]> {
  const files = await readdir(folder, { recursive: true });
  const paths = files.filter((file) => file.endsWith(".graphql")).sort();
  return Promise.all(
    paths.map(async (file) => ({
      path: path.join(folder, file),
      document: parse(await readFile(path.join(folder, file), "utf8"), { noLocation: true }),
    })),
  );
}

/**
 * The operations of the files, each with the fragments that it uses directly or indirectly.
 * @throws {Error} if an operation has no name, a name is used twice, or a fragment is missing
 */
export function documentsOf(files: readonly SourceFile[]): PageDocument[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const names = new Set<string>();
  for (const file of files) {
    for (const definition of file.document.definitions) {
      const name = "name" in definition ? definition.name?.value : undefined;
      if (name === undefined) throw new Error(`${file.path}: an operation has no name. Give it one.`);
      if (names.has(name)) throw new Error(`${file.path}: the name ${name} is used twice. Use another name.`);
      names.add(name);
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(name, definition);
    }
  }
  return files.flatMap(({ path: file, document }) =>
    document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const used = usedFragments({ kind: Kind.DOCUMENT, definitions: [definition] }, fragments, file);
      const body = print({ kind: Kind.DOCUMENT, definitions: [definition, ...used] });
      const id = createHash("sha256").update(body).digest("hex");
      return [{ id, name: definition.name?.value ?? "", body }];
    }),
  );
}

function usedFragments(
  start: DocumentNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  file: string,
): FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>();
  const follow = (node: DocumentNode | FragmentDefinitionNode) => {
    visit(node, {
      FragmentSpread({ name: { value } }) {
        if (found.has(value)) return;
        const fragment = fragments.get(value);
        if (!fragment) throw new Error(`${file}: no file of the page defines the fragment ${value}.`);
        found.set(value, fragment);
        follow(fragment);
      },
    });
  };
  follow(start);
  return [...found.values()];
}

/** The module that components import documents from, without types. */
export function documentModule(documents: readonly PageDocument[]): string {
  return documents.map(({ id, name }) => `export const ${name}Document = ${JSON.stringify({ id, name })};\n`).join("");
}
