import * as z from "zod";
import { CompanyKind } from "../domain/deal-vocabulary.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft } from "./draft.ts";
import { checkPeriod, entity, namedOf, namesOf } from "./entity.ts";
import { country, date, fact, identifier, itemOrSlug, list, oneOf, slug, ticker, words } from "./fact.ts";

export const company = z.strictObject({
  ...entity,
  legalName: fact(words).optional(),
  kind: fact(oneOf(CompanyKind)),
  country: fact(country).optional(),
  foundedOn: fact(date).optional(),
  lei: fact(identifier("lei")).optional(),
  cik: fact(identifier("cik")).optional(),
  ticker: fact(ticker).optional(),
  wikidata: fact(identifier("wikidata")).optional(),
  parents: list(itemOrSlug({ company: slug, from: date.optional(), to: date.optional() })),
});

export function companyDocument(draft: Draft, record: z.infer<typeof company>): NodeDocument {
  return draft.document(
    {
      ...namesOf(draft, record),
      legal_name: draft.fact("legalName", record.legalName),
      kind: draft.fact("kind", record.kind),
      country: draft.fact("country", record.country),
      founded_on: draft.fact("foundedOn", record.foundedOn),
      lei: draft.fact("lei", record.lei),
      cik: draft.fact("cik", record.cik),
      ticker: draft.fact("ticker", record.ticker),
      wikidata: draft.fact("wikidata", record.wikidata),
    },
    {
      ...namedOf(draft, record),
      company_parent: (record.parents ?? []).map((entry, position) => {
        const parent = typeof entry === "string" ? { company: entry } : entry;
        if (parent.company === record.slug)
          draft.problem(["parents", position], "is the company itself; write its parent");
        checkPeriod(draft, ["parents", position], parent);
        const period = parent.from || parent.to ? `${parent.from ?? ".."}/${parent.to ?? ".."}` : null;
        return {
          parent_id: parent.company,
          from_on: parent.from ?? null,
          to_on: parent.to ?? null,
          fact: draft.item(
            "parents",
            position,
            typeof entry === "string" ? {} : entry,
            {
              item: `${parent.company} ${period ?? ""}`.trim(),
              object: { type: "Company", slug: parent.company },
              detail: period,
            },
            "parent",
          ),
        };
      }),
    },
  );
}
