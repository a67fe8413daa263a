import * as z from "zod";
import type { EntityType } from "../domain/graph-vocabulary.ts";
import { nodeKey, slugOfValues } from "../domain/node-key.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft } from "./draft.ts";
import { checkPeriod, entity, namedOf, namesOf } from "./entity.ts";
import { date, item, list, slug, words } from "./fact.ts";

const subjects = {
  company: "Company",
  agreement: "Agreement",
  therapy: "Therapy",
  target: "Target",
  indication: "Indication",
  regulatoryEvent: "RegulatoryEvent",
  trial: "Trial",
} satisfies Record<string, EntityType>;

const about = z.strictObject({
  company: slug.optional(),
  agreement: slug.optional(),
  therapy: slug.optional(),
  target: slug.optional(),
  indication: slug.optional(),
  regulatoryEvent: slug.optional(),
  trial: slug.optional(),
});

export const person = z.strictObject({
  ...entity,
  affiliations: list(item({ company: slug, title: words, from: date.optional(), to: date.optional() })),
  statements: list(item({ gist: words.describe("What the person says, in your own words."), about: about.optional() })),
});

export function personDocument(draft: Draft, record: z.infer<typeof person>): NodeDocument {
  return draft.document(namesOf(draft, record), {
    ...namedOf(draft, record),
    affiliation: (record.affiliations ?? []).map((affiliation, position) => {
      checkPeriod(draft, ["affiliations", position], affiliation);
      const fact = draft.item("affiliations", position, affiliation, {
        item: `${affiliation.company} ${affiliation.title}`,
        object: { type: "Company", slug: affiliation.company },
        detail: affiliation.title,
      });
      return {
        id: slugOfValues([fact]),
        position,
        company_id: affiliation.company,
        title: affiliation.title,
        from_on: affiliation.from ?? null,
        to_on: affiliation.to ?? null,
        fact,
      };
    }),
    statement: (record.statements ?? []).map((statement, position) => {
      const named = Object.entries(statement.about ?? {}).filter(([, slug]) => slug !== undefined);
      const [key, slug] = named[0] ?? [];
      const type = key === undefined ? undefined : subjects[key as keyof typeof subjects];
      const path = ["statements", position, "about"];
      if (named.length > 1) draft.problem(path, "names several nodes; write one statement for each");
      if (type && slug) draft.refer(type, slug, path);
      const fact = draft.item("statements", position, statement, {
        item: slugOfValues([statement.gist]),
        value: statement.gist,
      });
      return {
        id: slugOfValues([fact]),
        position,
        gist: statement.gist,
        about: type && slug ? nodeKey(type, slug) : null,
        fact,
      };
    }),
  });
}
