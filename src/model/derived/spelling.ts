/** The name of a field in the store: `announced_on` for `announcedOn`. */
export function snakeOf(name: string): string {
  return name.replaceAll(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

/** The name of a field as an enum value: `ANNOUNCED_ON` for `announcedOn`. */
export function constantOf(name: string): string {
  return snakeOf(name).toUpperCase();
}

/** A name in prose: "regulatory event" for `RegulatoryEvent`. */
export function proseOf(name: string): string {
  return snakeOf(name).replaceAll("_", " ");
}

export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const irregular: Readonly<Record<string, string>> = { people: "person", children: "child", fieldsOfUse: "fieldOfUse" };

/** The singular of a plural in the model: "therapy" for "therapies". */
export function singularOf(plural: string): string {
  if (irregular[plural]) return irregular[plural];
  const word = /[A-Z]?[a-z]+$/.exec(plural)?.[0] ?? plural;
  const singular = /ies$/.test(word) ? word.replace(/ies$/, "y") : word.replace(/s$/, "");
  return plural.slice(0, plural.length - word.length) + singular;
}
