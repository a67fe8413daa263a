import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  findBreakingChanges,
  Kind,
  parse,
  print,
  visit,
} from "graphql";

/** The clients' schema and the gateways', as SDL. */
export interface Contract {
  schema: string;
  subgraph: string;
}

/** How a deprecation has to read: what to use instead, and the day from which it may go. */
const deprecation = /^Use `(\w+(?:\.\w+)?)`.*\. Removal: (\d{4}-\d{2}-\d{2})\.$/s;

/**
 * What makes a contract unfit to follow another one: a change that breaks those who use it, or a key that is gone, unless a
 * deprecation said so and its day has come; and deprecations that do not say what to use instead, or until when.
 * @param today YYYY-MM-DD
 * @returns one line each; none where clients and gateways of the released contract go on working
 */
export function incompatibilities(released: Contract, current: Contract, today: string): string[] {
  const before = withoutWhatIsDue(parse(released.schema), today);
  const after = parse(current.schema);
  const broken = findBreakingChanges(
    buildASTSchema(before, { assumeValidSDL: true }),
    buildASTSchema(after, { assumeValidSDL: true }),
  );
  const kept = keysOf(parse(current.subgraph));
  const fields = new Set(namesOf(before));
  const lost = keysOf(parse(released.subgraph)).filter(
    (key) => !kept.includes(key) && fields.has(key.replace(/ by (\w+).*/, ".$1")),
  );
  return [
    ...broken.map(({ description }) => description),
    ...lost.map((key) => `${key} is no key any more.`),
    ...unclearDeprecations(after),
  ];
}

/** A contract without its descriptions, which bind nobody. */
export function bareContract({ schema, subgraph }: Contract): Contract {
  const bare = (sdl: string) => {
    const document = visit(parse(sdl), {
      enter: (node) => ("description" in node && node.description ? { ...node, description: undefined } : undefined),
    });
    return `${print(document)}\n`;
  };
  return { schema: bare(schema), subgraph: bare(subgraph) };
}

/** A document without the fields, arguments and values whose day has come, and without the types that nothing leads to then. */
function withoutWhatIsDue(document: DocumentNode, today: string): DocumentNode {
  const isDue = ({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) => {
    const [, , day] = deprecation.exec(reasonOf(directives) ?? "") ?? [];
    return day !== undefined && day <= today;
  };
  const drop = (node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) =>
    isDue(node) ? null : undefined;
  const left = visit(document, { FieldDefinition: drop, InputValueDefinition: drop, EnumValueDefinition: drop });
  const used = new Set(["Query"]);
  const reach = (definition: DefinitionNode) => {
    visit(definition, {
      NamedType({ name }) {
        if (used.has(name.value)) return;
        used.add(name.value);
        for (const each of left.definitions) if (nameOf(each) === name.value) reach(each);
      },
    });
    const name = nameOf(definition);
    for (const each of left.definitions) {
      // Who implements an interface that is reached is reached by it.
      if (
        "interfaces" in each &&
        each.interfaces?.some((one) => one.name.value === name) &&
        !used.has(nameOf(each) ?? "")
      ) {
        used.add(nameOf(each) ?? "");
        reach(each);
      }
    }
  };
  for (const definition of left.definitions) if (nameOf(definition) === "Query") reach(definition);
  const definitions = left.definitions.filter(
    (definition) => definition.kind === Kind.DIRECTIVE_DEFINITION || used.has(nameOf(definition) ?? ""),
  );
  return { ...left, definitions };
}

function nameOf(definition: DefinitionNode): string | null {
  return "name" in definition ? (definition.name?.value ?? null) : null;
}

/** Everything that can be named by "Type.field", and the types. */
function namesOf(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    const name = nameOf(definition) ?? "";
    const parts =
      "fields" in definition ? (definition.fields ?? []) : "values" in definition ? (definition.values ?? []) : [];
    return [name, ...parts.map((part) => `${name}.${part.name.value}`)];
  });
}

/** The keys of entities: "Company by lei". */
function keysOf(subgraph: DocumentNode): string[] {
  return subgraph.definitions.flatMap((definition) =>
    definition.kind === Kind.OBJECT_TYPE_DEFINITION
      ? (definition.directives ?? [])
          .filter(({ name }) => name.value === "key")
          .map((key) => `${definition.name.value} by ${textOf(key, "fields")}`)
      : [],
  );
}

function unclearDeprecations(document: DocumentNode): string[] {
  const known = new Set(namesOf(document));
  const unclear: string[] = [];
  visit(document, {
    Directive(node) {
      if (node.name.value !== "deprecated") return;
      const reason = textOf(node as ConstDirectiveNode, "reason") ?? "";
      const [, instead = ""] = deprecation.exec(reason) ?? [];
      if (!known.has(instead)) {
        unclear.push(
          `A deprecation reads ${JSON.stringify(reason)}; write "Use \`Type.field\` instead. Removal: 2030-01-31.", with a field that there is.`,
        );
      }
    },
  });
  return unclear;
}

function reasonOf(directives: readonly ConstDirectiveNode[]): string | null {
  const found = directives.find(({ name }) => name.value === "deprecated");
  return found ? textOf(found, "reason") : null;
}

function textOf(directive: ConstDirectiveNode, argument: string): string | null {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
