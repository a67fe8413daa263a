import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from "graphql";
import type { Random } from "../support/random.ts";

/** Values that make a query find something. */
export interface Known {
  ids: readonly string[];
  slugs: readonly string[];
  words: readonly string[];
}

/** The name of an enum value, which a literal writes without quotes. */
export class EnumName {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  toJSON(): string {
    return this.name;
  }
}

/** The share of values that are of another type than they should be. */
const faultShare = 0.03;

const oddTexts = [
  "",
  " ",
  "%",
  "'",
  '"',
  "\\",
  "é",
  "😀",
  "\u0000",
  "a".repeat(300),
  "' or 1=1 --",
  '"*" OR',
  "NaN",
  "null",
];

const scalars: Readonly<Record<string, readonly unknown[]>> = {
  Int: [1, 2, 3, 0, 5, 10, 100, 101, -1, 2_147_483_647],
  Float: [0, 1.5, 2, -1, 1e308],
  Boolean: [true, false, true],
  PartialDate: ["2020", "2024-02", "2024-09-12", "0000", "2024-13", "9999-12-31"],
  FullDate: ["2020-01-01", "2024-02-29", "2024-02-30", "2024", "9999-12-31"],
  DateOrDateTime: ["2024-09-12", "2020-01-01T00:00:00Z", "2999-01-01", "2024"],
  DateTime: ["2024-09-12T00:00:00Z", "2020-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2024"],
  Duration: ["P1Y", "P18M", "P30D", "P1W", "P0D", "P999999Y", "1 year"],
  Decimal: ["0", "1", "1000000", "62.5", "-1", "1e9", "99999999999999999999999999999999", ".5"],
  CurrencyCode: ["USD", "EUR", "JPY", "XXX", "usd"],
  CountryCode: ["US", "FR", "DE", "XX", "fr"],
  URL: ["https://example.org/", "http://a.example/x", "https://b.example/?q=1", "x"],
};

/** A random value of a type, in most cases a valid one. */
export function inputValue(
  type: GraphQLInputType,
  name: string,
  random: Random,
  known: Known,
  { depth, isFaulty }: { depth: number; isFaulty: boolean },
): unknown {
  const inner = { depth: depth - 1, isFaulty };
  if (!isNonNullType(type) && random.chance(0.01)) return null;
  const own = getNullableType(type);
  if (isFaulty && random.chance(faultShare))
    return random.pick([null, 1, -1.5, true, "x", [], {}, [null], { x: 1 }, oddText(random)]);
  if (isListType(own)) {
    const length = random.chance(0.95) ? 1 + random.below(3) : 1 + random.below(20);
    return Array.from({ length }, () => inputValue(own.ofType, name, random, known, inner));
  }
  if (isEnumType(own)) return new EnumName(random.pick(own.getValues()).name);
  if (isInputObjectType(own)) {
    const fields = Object.values(own.getFields());
    const chosen = new Set(fields.filter(isRequiredInputField));
    const simple = fields.filter((field) => depth > 1 || !isInputObjectType(getNamedType(field.type)));
    for (let more = 1 + random.below(2); more > 0 && simple.length > 0; more--) chosen.add(random.pick(simple));
    return Object.fromEntries(
      [...chosen].map((field) => [field.name, inputValue(field.type, field.name, random, known, inner)]),
    );
  }
  if (["first", "last", "limit"].includes(name)) return 1 + random.below(10);
  if (["depth", "maxLength"].includes(name)) return 1 + random.below(3);
  if (["after", "before"].includes(name)) return isFaulty ? oddText(random) : null;
  const values = scalars[own.name];
  if (values) return isFaulty ? random.pick(values) : (values[random.below(3)] ?? null);
  if (own.name === "ID") return isFaulty && random.chance(0.2) ? oddText(random) : random.pick(known.ids);
  if (name === "slug") return random.pick(known.slugs);
  return random.chance(0.7) ? random.pick(known.words) : oddText(random);
}

function oddText(random: Random): string {
  return random.chance(0.8) ? random.pick(oddTexts) : random.bytes(1 + random.below(20)).toString("latin1");
}

/** A value as a document writes it. */
export function asLiteral(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(asLiteral).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, own]) => `${key}: ${asLiteral(own)}`)
      .join(", ")} }`;
  return JSON.stringify(value);
}
