import * as z from "zod";
import { sortNameOf } from "../domain/name.ts";
import {
  Agency,
  Designation,
  designationsOf,
  Pathway,
  pathwaysOf,
  RegulatoryEventKind,
} from "../domain/regulatory-vocabulary.ts";
import type { NodeDocument } from "../store/change-set.ts";
import type { Draft } from "./draft.ts";
import { entity, namedOf } from "./entity.ts";
import { country, date, fact, list, oneOf, slug, words } from "./fact.ts";

export const regulatoryEvent = z.strictObject({
  ...entity,
  kind: fact(oneOf(RegulatoryEventKind)),
  agency: fact(oneOf(Agency)),
  country: fact(country).optional(),
  designation: fact(oneOf(Designation)).optional(),
  pathway: list(fact(oneOf(Pathway))),
  therapy: fact(slug),
  indication: fact(slug).optional(),
  population: fact(words).optional(),
  sponsor: fact(slug).optional(),
  applicationNumber: fact(words).optional(),
  occurredOn: fact(date).optional(),
  outcome: fact(words).optional(),
});

export function regulatoryEventDocument(draft: Draft, record: z.infer<typeof regulatoryEvent>): NodeDocument {
  const name = draft.fact("name", record.name) ?? record.slug;
  const kind = draft.fact("kind", record.kind);
  const agency = draft.fact("agency", record.agency);
  const designation = draft.fact("designation", record.designation);
  const pathway = draft.factList("pathway", record.pathway);

  if (designation !== null && kind !== null && !kind.startsWith("DESIGNATION_")) {
    draft.problem(
      ["designation"],
      `stands on an event of kind ${kind}; write a kind that begins with DESIGNATION_, or leave it out`,
    );
  }
  if (designation === null && kind?.startsWith("DESIGNATION_")) {
    draft.problem([], `is of kind ${kind} and has no "designation"; write which`);
  }
  granted(draft, "designation", agency, designation === null ? [] : [designation], designationsOf);
  granted(draft, "pathway", agency, JSON.parse(pathway), pathwaysOf);

  return draft.document(
    {
      name,
      sort_name: sortNameOf(name),
      kind,
      agency,
      country: draft.fact("country", record.country),
      designation,
      pathway_json: pathway,
      therapy_id: draft.nodeFact("therapy", "Therapy", record.therapy),
      indication_id: draft.nodeFact("indication", "Indication", record.indication),
      population: draft.fact("population", record.population),
      sponsor_id: draft.nodeFact("sponsor", "Company", record.sponsor),
      application_number: draft.fact("applicationNumber", record.applicationNumber),
      occurred_on: draft.fact("occurredOn", record.occurredOn),
      outcome: draft.fact("outcome", record.outcome),
    },
    namedOf(draft, record),
  );
}

function granted(
  draft: Draft,
  field: string,
  agency: string | null,
  values: readonly string[],
  lists: Partial<Record<string, readonly string[]>>,
): void {
  const known = lists[agency ?? ""] ?? [];
  for (const value of values) {
    if (known.includes(value)) continue;
    const instead =
      known.length > 0 ? `write one of ${known.join(", ")}` : "leave it out, or write the agency that does";
    draft.problem([field], `is ${value}, which ${agency} does not grant; ${instead}`);
  }
}
