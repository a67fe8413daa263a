import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Random } from "../support/random.ts";
import { asLiteral, inputValue, type Known } from "./value.ts";

export interface Operation {
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

/** The share of operations with faults, and the share of places in them in which something wrong is written. */
const faultyShare = 0.3;
const faultShare = 0.05;

const directives = ["@include(if: true)", "@skip(if: false)", "@skip(if: true)"];
const wrongDirectives = ["@include(if: $missing)", "@include", "@unknown", "@skip(if: 1)", "@stream(initialCount: -1)"];

/** A random operation of a schema: valid, or with a few faults of the kinds that clients make. */
export function randomOperation(schema: GraphQLSchema, random: Random, known: Known): Operation {
  return new Writer(schema, random, known).operation();
}

class Writer {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  readonly #known: Known;
  readonly #variables: Record<string, unknown> = {};
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly #isFaulty: boolean;
  /** How many fields the operation may still have. */
  #budget: number;

  constructor(schema: GraphQLSchema, random: Random, known: Known) {
    this.#schema = schema;
    this.#random = random;
    this.#known = known;
    this.#isFaulty = random.chance(faultyShare);
    this.#budget = 3 + random.below(25);
  }

  operation(): Operation {
    const random = this.#random;
    const query = this.#schema.getQueryType();
    if (!query) throw new Error("the schema has no queries");
    const selections = this.#selections(query, 5);
    const name = random.chance(0.5) ? `Q${random.below(1000)}` : "";
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(", ")})` : "";
    const isNamed = name !== "" || definitions !== "" || this.#fragments.length > 0 || random.chance(0.3);
    const head = isNamed ? `query ${name}${definitions} ` : "";
    const parts = [`${head}${selections}`, ...this.#fragments];
    if (this.#isWrong())
      parts.push(random.pick(["{ __typename }", "fragment Unused on Query { __typename }", "#", "\u0000", "}"]));
    return {
      query: parts.join(" "),
      variables: this.#variables,
      ...(name !== "" && random.chance(0.9) && { operationName: this.#isWrong() ? "Other" : name }),
    };
  }

  #isWrong(): boolean {
    return this.#isFaulty && this.#random.chance(faultShare);
  }

  #selections(type: GraphQLOutputType, depth: number): string {
    const random = this.#random;
    const named = getNamedType(type);
    if (isAbstractType(named)) {
      const types = this.#schema.getPossibleTypes(named);
      const chosen = Array.from({ length: 1 + random.below(2) }, () => random.pick(types));
      return `{ __typename ${chosen.map((each) => this.#inline(each, depth)).join(" ")} }`;
    }
    if (!isObjectType(named)) return "";
    const fields = Object.values(named.getFields());
    const count = 1 + random.below(4);
    const texts = Array.from({ length: count }, (_, index) => {
      if (random.chance(0.08)) return this.#inline(named, depth);
      if (random.chance(0.05)) return this.#spread(named, depth);
      if (this.#isWrong()) return random.pick(["unknown", "__typename", "name { x }", "...Missing", "id: id"]);
      return this.#field(random.pick(fields), depth, index);
    });
    return `{ ${texts.filter(Boolean).join(" ") || "__typename"} }`;
  }

  #inline(type: GraphQLObjectType, depth: number): string {
    return `... on ${type.name} ${this.#directives(true)}${this.#selections(type, depth)}`;
  }

  #spread(type: GraphQLObjectType, depth: number): string {
    const name = `F${this.#fragments.length}_${type.name}`;
    // The place is kept, so that names of fragments within this one differ from its own.
    const place = this.#fragments.push("") - 1;
    this.#fragments[place] = `fragment ${name} on ${type.name} ${this.#selections(type, depth)}`;
    return `...${name}`;
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number, index: number): string {
    const named = getNamedType(field.type);
    const isLeaf = isLeafType(named);
    if (--this.#budget < 0 || (!isLeaf && depth === 0)) return "";
    const args = this.#chosenArguments(field)
      .map((argument) => this.#argument(argument))
      .filter(Boolean);
    // An alias for every field with arguments, because equal names with different arguments are in conflict.
    const alias = args.length > 0 || this.#random.chance(0.1) ? `a${index}_${this.#budget}: ` : "";
    const list = args.length > 0 ? `(${args.join(", ")})` : "";
    return `${alias}${field.name}${list} ${this.#directives()}${isLeaf ? "" : this.#selections(field.type, depth - 1)}`;
  }

  #chosenArguments({ args }: GraphQLField<unknown, unknown>): GraphQLArgument[] {
    const random = this.#random;
    // A field that looks one node up wants exactly one of its arguments.
    const slug = args.find(({ name }) => name === "slug");
    if (slug && !this.#isWrong()) return [random.chance(0.7) ? slug : random.pick(args)];
    const isPaged = (name: string) => name === "last" || name === "before";
    return args.filter(
      ({ type, name }) => isNonNullType(type) || (random.chance(0.3) && (!isPaged(name) || this.#isWrong())),
    );
  }

  #argument({ name, type }: GraphQLArgument): string {
    const random = this.#random;
    const given = this.#isWrong() ? "unknown" : name;
    const value = inputValue(type, name, random, this.#known, { depth: 3, isFaulty: this.#isFaulty });
    if (!random.chance(0.4)) return `${given}: ${asLiteral(value)}`;
    const variable = `v${this.#definitions.length}`;
    this.#definitions.push(`$${variable}: ${this.#isWrong() ? "Int" : type}`);
    if (!this.#isWrong()) this.#variables[variable] = value;
    return `${given}: $${variable}`;
  }

  #directives(isFragment = false): string {
    const random = this.#random;
    if (this.#isWrong()) return `${random.pick(wrongDirectives)} `;
    if (!random.chance(0.04)) return "";
    return `${random.pick(isFragment ? [...directives, "@defer"] : directives)} `;
  }
}
