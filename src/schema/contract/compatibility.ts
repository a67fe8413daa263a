import {
  buildASTSchema,
  type ConstDirectiveNode,
  DangerousChangeType,
  type DefinitionNode,
  type DocumentNode,
  findBreakingChanges,
  findDangerousChanges,
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

/** So many days lie at least between the release that deprecates something and the day from which it may go. */
const notice = 30;

/**
 * What makes a contract unfit to follow another one, as far as the SDL shows it: a change that breaks those who use it, another
 * default, or a directive that gateways rely on and that is gone (`@key`, `@shareable`) or new (`@inaccessible`), unless a
 * deprecation said so and its day has come; and deprecations that do not say what to use instead, or give too little notice.
 * @param today YYYY-MM-DD
 * @returns one line each; none where the contract may follow
 */
export function incompatibilities(released: Contract, current: Contract, today: string): string[] {
  const before = withoutWhatIsDue(parse(released.schema), today);
  const after = parse(current.schema);
  const left = new Set(namesOf(before));
  const isLeft = (element: string) =>
    left.has(element.replace(/ @key\(fields: "(\w+)".*/, ".$1").replace(/[ (].*/, ""));
  const federated = [directivesOf(parse(released.subgraph)), directivesOf(parse(current.subgraph))] as const;
  return [
    ...changesBetween(before, after),
    ...changesBetween(withoutWhatIsDue(parse(released.subgraph), today), parse(current.subgraph)),
    ...federated[0]
      .filter((one) => !one.endsWith("@inaccessible") && !federated[1].includes(one) && isLeft(one))
      .map((one) => `${one} is gone.`),
    ...federated[1]
      .filter((one) => one.endsWith("@inaccessible") && !federated[0].includes(one) && isLeft(one))
      .map((one) => `${one} is new.`),
    ...unclearDeprecations(after, parse(released.schema), today),
  ].filter((line, index, all) => all.indexOf(line) === index);
}

function changesBetween(before: DocumentNode, after: DocumentNode): string[] {
  const [one, other] = [before, after].map((document) => buildASTSchema(document, { assumeValidSDL: true }));
  if (!one || !other) return [];
  const defaults = findDangerousChanges(one, other).filter(
    ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
  );
  const inputs = new Map(inputDefaultsOf(after));
  return [
    ...[...findBreakingChanges(one, other), ...defaults].map(({ description }) => description),
    ...inputDefaultsOf(before)
      .filter(([at, value]) => inputs.has(at) && inputs.get(at) !== value)
      .map(([at]) => `${at} has another default.`),
  ];
}

/** The fields of inputs with their defaults, "" where they have none. */
function inputDefaultsOf(document: DocumentNode): [at: string, value: string][] {
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
      ? (definition.fields ?? []).map((field): [string, string] => [
          `${definition.name.value}.${field.name.value}`,
          field.defaultValue ? print(field.defaultValue) : "",
        ])
      : [],
  );
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

/** What gateways are told of types and fields: `Company @key(fields: "lei")`, `Query.node @inaccessible`. */
function directivesOf(subgraph: DocumentNode): string[] {
  const of = (element: string, directives: readonly ConstDirectiveNode[] = []) =>
    directives
      .filter(({ name }) => ["key", "shareable", "inaccessible"].includes(name.value))
      .map((directive) => `${element} ${print(directive)}`);
  return subgraph.definitions.flatMap((definition) => {
    const name = nameOf(definition);
    if (name === null || definition.kind === Kind.DIRECTIVE_DEFINITION) return [];
    const fields = "fields" in definition ? (definition.fields ?? []) : [];
    return [
      ...of(name, "directives" in definition ? (definition.directives as readonly ConstDirectiveNode[]) : []),
      ...fields.flatMap((field) => [
        ...of(`${name}.${field.name.value}`, field.directives),
        ...("arguments" in field ? (field.arguments ?? []) : []).flatMap((argument) =>
          of(`${name}.${field.name.value}(${argument.name.value}:)`, argument.directives),
        ),
      ]),
      ...("values" in definition ? (definition.values ?? []) : []).flatMap((value) =>
        of(`${name}.${value.name.value}`, value.directives),
      ),
    ];
  });
}

function unclearDeprecations(document: DocumentNode, released: DocumentNode, today: string): string[] {
  const known = new Set(namesOf(document));
  const announced = new Set(deprecationsOf(released).map(({ at, reason }) => `${at} ${reason}`));
  const deprecated = new Set(deprecationsOf(document).map(({ at }) => at));
  const earliest = new Date(Date.parse(today) + notice * 86_400_000).toISOString().slice(0, 10);
  return deprecationsOf(document).flatMap(({ at, reason }) => {
    const [, instead = "", day = ""] = deprecation.exec(reason) ?? [];
    const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    if (!known.has(instead) || !instead.includes(".") || deprecated.has(instead) || !isDay) {
      return [
        `${at} is deprecated with ${JSON.stringify(reason)}; write "Use \`Type.field\` instead. Removal: 2030-01-31.", with another field that there is.`,
      ];
    }
    if (day < earliest && !announced.has(`${at} ${reason}`))
      return [`${at} may go from ${day} on; give ${notice} days of notice, until ${earliest} at least.`];
    return [];
  });
}

function deprecationsOf(document: DocumentNode): { at: string; reason: string }[] {
  return document.definitions.flatMap((definition) => {
    const found: { at: string; reason: string }[] = [];
    const note = (at: string, { directives }: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) => {
      const reason = reasonOf(directives ?? []);
      if (reason !== null) found.push({ at, reason });
    };
    const name = nameOf(definition) ?? "";
    for (const field of "fields" in definition ? (definition.fields ?? []) : []) {
      note(`${name}.${field.name.value}`, field);
      if (field.kind === Kind.FIELD_DEFINITION)
        for (const argument of field.arguments ?? [])
          note(`${name}.${field.name.value}(${argument.name.value}:)`, argument);
    }
    for (const value of "values" in definition ? (definition.values ?? []) : [])
      note(`${name}.${value.name.value}`, value);
    return found;
  });
}

function reasonOf(directives: readonly ConstDirectiveNode[]): string | null {
  const found = directives.find(({ name }) => name.value === "deprecated");
  return found ? (textOf(found, "reason") ?? "") : null;
}

function textOf(directive: ConstDirectiveNode, argument: string): string | null {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}
