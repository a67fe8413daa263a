import {
  BreakingChangeType,
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

/** The SDL of the schema for clients, and of the subgraph for gateways. */
export interface Contract {
  schema: string;
  subgraph: string;
}

/** A deprecation reason: the field to use instead, and the date from which the deprecated element may be removed. */
const deprecationPattern = /^Use `(\w+(?:\.\w+)?)`.*\. Removal: (\d{4}-\d{2}-\d{2})\.$/s;

/** The time that clients have at least between a deprecation and the removal. */
const minNoticeDays = 30;

const removalHint = "Restore it. To remove it, deprecate it first and keep it until its removal date.";
const typeHint =
  "Restore the previous type. To change it, add a field or argument with the new type and deprecate this one.";
const requiredHint = "Make it nullable or give it a default value.";

/** How to fix the breaking changes that graphql-js finds. */
const hints: Partial<Record<BreakingChangeType | DangerousChangeType, string>> = {
  [BreakingChangeType.TYPE_REMOVED]:
    "Restore it. To remove it, first deprecate all fields and arguments of this type and keep them until their removal dates.",
  [BreakingChangeType.FIELD_REMOVED]: removalHint,
  [BreakingChangeType.ARG_REMOVED]: removalHint,
  [BreakingChangeType.VALUE_REMOVED_FROM_ENUM]: removalHint,
  [BreakingChangeType.FIELD_CHANGED_KIND]: typeHint,
  [BreakingChangeType.ARG_CHANGED_KIND]: typeHint,
  [BreakingChangeType.REQUIRED_ARG_ADDED]: requiredHint,
  [BreakingChangeType.REQUIRED_INPUT_FIELD_ADDED]: requiredHint,
  [DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE]: "Restore the previous default value.",
};

/**
 * The changes of a contract that break clients or gateways: breaking changes, changed default values, and directives for gateways
 * that were removed (`@key`, `@shareable`) or added (`@inaccessible`). A change is allowed if the released contract deprecates the
 * element and its removal date has passed. Also reports deprecations without a replacement or with too little notice.
 *
 * graphql-js finds the breaking changes. It compares neither directives, deprecation reasons nor the default values of input fields,
 * so these are compared here.
 * @param today YYYY-MM-DD
 * @returns one line for each problem: what is wrong, where, and how to fix it. Empty if the contract is compatible.
 */
export function incompatibilities(released: Contract, current: Contract, today: string): string[] {
  const before = withoutRemovable(parse(released.schema), today);
  const after = parse(current.schema);
  const required = new Set(namesOf(before));
  const isRequired = (element: string) =>
    required.has(element.replace(/ @key\(fields: "(\w+)".*/, ".$1").replace(/[ (].*/, ""));
  const [oldDirectives, newDirectives] = [
    directivesOf(parse(released.subgraph)),
    directivesOf(parse(current.subgraph)),
  ];
  return [
    ...changesBetween(before, after),
    ...changesBetween(withoutRemovable(parse(released.subgraph), today), parse(current.subgraph)),
    ...oldDirectives
      .filter((line) => !line.endsWith("@inaccessible") && !newDirectives.includes(line) && isRequired(line))
      .map((line) => `${line} was removed from the subgraph. Restore the directive, because gateways rely on it.`),
    ...newDirectives
      .filter((line) => line.endsWith("@inaccessible") && !oldDirectives.includes(line) && isRequired(line))
      .map((line) => `${line} was added to the subgraph. Remove the directive, because it hides what clients may use.`),
    ...invalidDeprecations(after, parse(released.schema), today),
  ].filter((line, index, all) => all.indexOf(line) === index);
}

function changesBetween(before: DocumentNode, after: DocumentNode): string[] {
  const [oldSchema, newSchema] = [before, after].map((document) => buildASTSchema(document, { assumeValidSDL: true }));
  if (!oldSchema || !newSchema) return [];
  const defaults = findDangerousChanges(oldSchema, newSchema).filter(
    ({ type }) => type === DangerousChangeType.ARG_DEFAULT_VALUE_CHANGE,
  );
  const inputs = new Map(inputDefaultsOf(after));
  return [
    ...[...findBreakingChanges(oldSchema, newSchema), ...defaults].map(
      ({ type, description }) => `${description} ${hints[type] ?? "Restore the previous definition."}`,
    ),
    ...inputDefaultsOf(before)
      .filter(([at, value]) => inputs.has(at) && inputs.get(at) !== value)
      .map(
        ([at, value]) =>
          `${at} has changed defaultValue from ${value || "none"} to ${inputs.get(at) || "none"}. Restore the previous default value.`,
      ),
  ];
}

/** The default values of input fields by coordinate. "" if a field has none. */
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

/** A contract without descriptions, which clients and gateways do not depend on. */
export function bareContract({ schema, subgraph }: Contract): Contract {
  const bare = (sdl: string) => {
    const document = visit(parse(sdl), {
      enter: (node) => ("description" in node && node.description ? { ...node, description: undefined } : undefined),
    });
    return `${print(document)}\n`;
  };
  return { schema: bare(schema), subgraph: bare(subgraph) };
}

/** A document without the elements whose removal date has passed, and without the types that are then unreachable. */
function withoutRemovable(document: DocumentNode, today: string): DocumentNode {
  const isRemovable = ({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) => {
    const [, , day] = deprecationPattern.exec(reasonOf(directives) ?? "") ?? [];
    return day !== undefined && day <= today;
  };
  const drop = (node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) =>
    isRemovable(node) ? null : undefined;
  const remaining = visit(document, { FieldDefinition: drop, InputValueDefinition: drop, EnumValueDefinition: drop });
  const used = new Set(["Query"]);
  const reach = (definition: DefinitionNode) => {
    visit(definition, {
      NamedType({ name }) {
        if (used.has(name.value)) return;
        used.add(name.value);
        for (const each of remaining.definitions) if (nameOf(each) === name.value) reach(each);
      },
    });
    const name = nameOf(definition);
    for (const each of remaining.definitions) {
      // The types that implement a reachable interface are reachable through it.
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
  for (const definition of remaining.definitions) if (nameOf(definition) === "Query") reach(definition);
  const definitions = remaining.definitions.filter(
    (definition) => definition.kind === Kind.DIRECTIVE_DEFINITION || used.has(nameOf(definition) ?? ""),
  );
  return { ...remaining, definitions };
}

function nameOf(definition: DefinitionNode): string | null {
  return "name" in definition ? (definition.name?.value ?? null) : null;
}

/** The names of types, and the coordinates of their fields and enum values. */
function namesOf(document: DocumentNode): string[] {
  return document.definitions.flatMap((definition) => {
    const name = nameOf(definition) ?? "";
    const parts =
      "fields" in definition ? (definition.fields ?? []) : "values" in definition ? (definition.values ?? []) : [];
    return [name, ...parts.map((part) => `${name}.${part.name.value}`)];
  });
}

/** The directives for gateways with the elements that carry them: `Company @key(fields: "lei")`, `Query.node @inaccessible`. */
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

function invalidDeprecations(document: DocumentNode, released: DocumentNode, today: string): string[] {
  const known = new Set(namesOf(document));
  const announced = new Set(deprecationsOf(released).map(({ at, reason }) => `${at} ${reason}`));
  const deprecated = new Set(deprecationsOf(document).map(({ at }) => at));
  const earliest = new Date(Date.parse(today) + minNoticeDays * 86_400_000).toISOString().slice(0, 10);
  return deprecationsOf(document).flatMap(({ at, reason }) => {
    const [, replacement = "", day = ""] = deprecationPattern.exec(reason) ?? [];
    const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
    if (!known.has(replacement) || !replacement.includes(".") || deprecated.has(replacement) || !isDay) {
      return [
        `${at} has an invalid deprecation reason ${JSON.stringify(reason)}. Write "Use \`Type.field\` instead. Removal: YYYY-MM-DD.", and name an existing field that is not deprecated.`,
      ];
    }
    if (day < earliest && !announced.has(`${at} ${reason}`))
      return [
        `${at} has the removal date ${day}, which is too early. Give at least ${minNoticeDays} days of notice: use ${earliest} or a later date.`,
      ];
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
