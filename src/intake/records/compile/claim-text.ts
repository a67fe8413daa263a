import { slugOfValues } from "../../../domain/node-key.ts";
import type { RoyaltyTier } from "../../../domain/royalty-tier.ts";
import type { Relation } from "../../../model/derived/relation.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { Column } from "../../../model/language.ts";
import type { Entry, OwnedPart, Values } from "../record.ts";
import type { ClaimText } from "./draft.ts";

type Word = string | number | null | undefined | false;

/** Those words that are there. */
function joined(words: readonly Word[], separator = " "): string {
  return words.filter((word) => word !== null && word !== undefined && word !== false && word !== "").join(separator);
}

const textOr = (text: string): string | null => (text === "" ? null : text);

/** A period as "from/to", with ".." for an open end; null if neither end is known. */
function periodText(from: Word, to: Word): string | null {
  return from || to ? `${from || ".."}/${to || ".."}` : null;
}

function factTexts({ facts }: Relation, values: Values, isIncluded: (fact: Column) => boolean): Word[] {
  return Object.entries(facts).flatMap(([field, fact]): Word[] => {
    if (!isIncluded(fact) || (field === "validTo" && "validFrom" in facts)) return [];
    const value = textOf(values[snakeOf(field)]);
    if (field === "validFrom") return [periodText(value, textOf(values["valid_to"]))];
    return [field === "asOf" && value ? `as of ${value}` : value];
  });
}

const textOf = (value: Values[string] | undefined): Word =>
  typeof value === "string" || typeof value === "number" ? value : null;

/** What the claim on an edge states: the node at its far end, and the facts of the edge. */
export function edgeText(relation: Relation, far: string, values: Values): ClaimText {
  return {
    item: joined([far, ...factTexts(relation, values, ({ identifies }) => identifies === true)]),
    object: { type: relation.to, slug: far },
    detail: textOr(
      joined(
        factTexts(relation, values, () => true),
        ", ",
      ),
    ),
  };
}

/** What the claim on an entry of each part states. `before` holds the entries before it in the list. */
export const partTexts: {
  readonly [P in OwnedPart]: (entry: Entry<P>, before: readonly Entry<P>[]) => ClaimText;
} = {
  Alias: ({ text, kind }) => ({ item: text, value: text, detail: kind }),

  Identifier: ({ system, value, match }) => ({
    item: `${system}:${value}`,
    value: `${system}:${value}`,
    detail: match,
  }),

  Listing: ({ exchange, symbol, valid_from, valid_to }) => {
    const text = joined([exchange, symbol], ":");
    return { item: text, value: text, detail: periodText(valid_from, valid_to) };
  },

  RightsGrant: (grant) => {
    const where = territoryText(grant);
    return {
      item: joined([
        grant.grantor_id,
        grant.grantee_id,
        grant.exclusivity,
        ...grant.rights,
        ...grant.therapies,
        ...grant.fieldsOfUse,
        where,
      ]),
      object: { type: "Company", slug: grant.grantee_id },
      detail: joined([grant.exclusivity, grant.rights.join(" + "), where], ", "),
    };
  },

  FinancialTerm: (term, before) => {
    const components = term.components.join(" + ");
    const times = before.filter((other) => other.components.join(" + ") === components).length + 1;
    return {
      item: times === 1 ? components : `${components} (${times})`,
      value: joined([components, term.qualifier, term.currency, term.amount, term.per_unit && `per ${term.per_unit}`]),
      detail: textOr(joined([term.as_stated, ...term.royalty_tiers.map(tierText)], "; ")),
    };
  },

  StatedTotal: ({ measure, basis, qualifier, currency, amount, as_stated }) => ({
    item: joined([measure, basis]),
    value: joined([measure, qualifier, currency, amount]),
    detail: as_stated,
    repeated:
      "An earlier total has the same measure and basis. Remove one of the two, write it under `otherwise` of the other, or give each its `basis`.",
  }),

  Stake: ({ holder_id, issuer_id, percent, shares, currency, price_per_share, as_stated }, before) => {
    const times = before.filter((other) => other.holder_id === holder_id && other.issuer_id === issuer_id).length + 1;
    return {
      item: joined([holder_id, issuer_id, times > 1 && `(${times})`]),
      object: { type: "Company", slug: issuer_id },
      detail: textOr(
        joined(
          [
            percent && `${percent} %`,
            shares && `${shares} shares`,
            price_per_share && `${joined([currency, price_per_share])} per share`,
            as_stated,
          ],
          ", ",
        ),
      ),
    };
  },

  ContingentValueRight: ({ event, amount_per_right, currency, deadline, trigger, outcome, resolved_on }, before) => {
    const times = before.filter((other) => other.event === event).length + 1;
    return {
      item: times === 1 ? event : `${event} (${times})`,
      value: joined([event, currency, amount_per_right]),
      detail: textOr(joined([trigger, deadline && `by ${deadline}`, outcome && joined([outcome, resolved_on])], ", ")),
    };
  },

  AgreementMilestone: ({ kind, date, authority, company_id, currency, amount, percent, trigger, note }, before) => {
    const times = before.filter((other) => other.kind === kind && other.date === date).length + 1;
    return {
      item: joined([kind, date, times > 1 && `(${times})`]),
      value: joined([kind, date, authority, currency, amount, percent && `${percent} %`]),
      detail: textOr(joined([company_id && `by ${company_id}`, trigger, note], ", ")),
    };
  },

  EpidemiologyFigure: ({ measure, qualifier, value, min, max, unit, region, period }) => {
    const number = value ?? `${min ?? ".."} to ${max ?? ".."}`;
    return {
      item: joined([measure, region, period, number, unit]),
      value: joined([measure, qualifier, number, unit]),
      detail: textOr(joined([region, period], ", ")),
    };
  },

  TrialOutcome: ({ endpoint, qualifier, value, unit, population, participant_count }) => ({
    item: joined([endpoint, population, value, unit]),
    value: joined([endpoint, qualifier, value, unit]),
    detail: textOr(joined([population, participant_count !== null && `n = ${participant_count}`], ", ")),
  }),

  Quote: ({ gist }) => ({ item: slugOfValues([gist]), value: gist }),
};

function territoryText(grant: Entry<"RightsGrant">): string {
  const excluded = [...grant.excluded_regions, ...grant.excluded_countries];
  return joined([
    grant.worldwide === 1 && "worldwide",
    ...grant.included_regions,
    ...grant.included_countries,
    excluded.length > 0 && `not ${excluded.join(" ")}`,
  ]);
}

function tierText({ percent, band, asStated }: RoyaltyTier): string {
  return joined([percent && `${percent.min ?? "?"}-${percent.max ?? "?"} %`, band, asStated]);
}
