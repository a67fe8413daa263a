import * as z from "zod";
import { identifierSystems } from "../domain/code.ts";
import { AliasKind, IdentifierMatch } from "../domain/development-vocabulary.ts";
import { sortNameOf } from "../domain/name.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft } from "./draft.ts";
import { date, evidence, fact, item, list, oneOf, slug, words } from "./fact.ts";

/** The fields that every record of a node has. */
export const entity = {
  slug,
  name: fact(words),
  aliases: list(item({ text: words, kind: oneOf(AliasKind), from: date.optional(), to: date.optional() })),
  identifiers: list(item({ system: words, value: words, match: oneOf(IdentifierMatch).optional() })).describe(
    "Identifiers that have no field of their own, or do not match exactly.",
  ),
  evidence: z
    .record(z.string(), evidence)
    .optional()
    .describe("Evidence of this node alone; `default` serves facts that name none."),
};

const entityRecord = z.strictObject(entity);
type EntityRecord = z.infer<typeof entityRecord>;

/** The name, as the two columns that every node has. */
export function namesOf(draft: Draft, record: EntityRecord): { name: string; sort_name: string } {
  const name = draft.fact("name", record.name) ?? record.slug;
  return { name, sort_name: sortNameOf(name) };
}

/** Aliases and further identifiers, as the rows that every node may own. */
export function namedOf(draft: Draft, record: EntityRecord): NodeDocument["owned"] {
  return {
    alias: (record.aliases ?? []).map((alias, position) => {
      checkPeriod(draft, ["aliases", position], alias);
      return {
        position,
        text: alias.text,
        kind: alias.kind,
        from_on: alias.from ?? null,
        to_on: alias.to ?? null,
        fact: draft.item("aliases", position, alias, { item: alias.text, value: alias.text, detail: alias.kind }),
      };
    }),
    identifier: (record.identifiers ?? []).map((identifier, position) => {
      const known = identifierSystems[identifier.system];
      const path = ["identifiers", position];
      if (known === undefined) {
        draft.problem(
          path,
          `is of system "${identifier.system}"; write one of ${Object.keys(identifierSystems).join(", ")}`,
        );
      } else if (!known.shape.test(identifier.value)) {
        draft.problem(path, `is "${identifier.value}"; write it as in "${known.example}"`);
      }
      const text = `${identifier.system}:${identifier.value}`;
      return {
        position,
        system: identifier.system,
        value: identifier.value,
        match: identifier.match ?? "EXACT",
        fact: draft.item("identifiers", position, identifier, {
          item: text,
          value: text,
          detail: identifier.match ?? "EXACT",
        }),
      };
    }),
  };
}

/** Says so where a period ends before it begins. */
export function checkPeriod(
  draft: Draft,
  path: readonly PropertyKey[],
  period: { from?: string | undefined; to?: string | undefined },
): void {
  if (period.from !== undefined && period.to !== undefined && period.to < period.from.slice(0, period.to.length)) {
    draft.problem(path, `ends (${period.to}) before it begins (${period.from}); write the earlier date first`);
  }
}
