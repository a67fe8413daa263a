import { GraphQLDeferDirective, GraphQLStreamDirective } from "@graphql-tools/utils";
import { type GraphQLSchema, lexicographicSortSchema, printSchema, specifiedDirectives } from "graphql";
import { builder } from "./builder.ts";
import "./scalar.ts";
import "./node.ts";
import "./company.ts";
import "./target.ts";
import "./therapy.ts";
import "./indication.ts";
import "./therapy-indication.ts";
import "./regulatory-event.ts";
import "./trial.ts";
import "./agreement.ts";
import "./person.ts";
import "./neighbor.ts";
import "./walk.ts";
import "./timeline.ts";
import "./search.ts";
import "./stats.ts";
import "./source.ts";
import "./claim.ts";
import "./dataset.ts";
import "./federation.ts";

/** The whole schema; no file that declares a type imports this one. */
export const schema: GraphQLSchema = newSchema();

/** Another copy of the same, for those who change what they are given. */
export function newSchema(): GraphQLSchema {
  return builder.toSchema({ directives: [...specifiedDirectives, GraphQLDeferDirective, GraphQLStreamDirective] });
}

/** The schema as committed to schema/schema.graphql: sorted, so that a diff shows what changed. */
export function printedSchema(): string {
  printed ??= `${printSchema(lexicographicSortSchema(schema))}\n`;
  return printed;
}

let printed: string | undefined;
