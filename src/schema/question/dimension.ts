import { agreementDimensions } from "../../domain/agreement-figure.ts";
import { AgreementKind, PartyRole } from "../../domain/vocabulary/agreement.ts";
import { Agency, Designation, RegulatoryEventKind } from "../../domain/vocabulary/regulatory.ts";
import { DevelopmentStage, Modality } from "../../domain/vocabulary/therapy.ts";
import type { Vocabulary } from "../../domain/vocabulary/vocabulary.ts";
import type { EntityType } from "../../model/model.ts";
import { regulatoryEventDimensions } from "../../store/query/stats.ts";
import { builder } from "../core/builder.ts";
import type { Context } from "../core/context.ts";
import { Entity, type EntityRow } from "../core/entity.ts";
import { badArgument } from "../core/error.ts";
import { loadNode } from "../core/ref.ts";
import { enumOf, labelOf } from "../core/vocabulary.ts";

const descriptions: Readonly<Record<string, string>> = {
  YEAR: "Year of the announcement of an agreement, or of the date of a regulatory event.",
  QUARTER:
    'Quarter of the announcement of an agreement, or of the date of a regulatory event, for example "2024-Q3". Null for dates without a month.',
  KIND: "Kind. An agreement of several kinds counts under each.",
  MODALITY: "Modality of a therapy covered. An agreement that covers several modalities counts under each.",
  STAGE_AT_SIGNING: "Development stage, at signing, of a therapy covered.",
  THERAPEUTIC_AREA:
    "Therapeutic area: the topmost ancestor of an indication covered. An agreement in several areas counts under each.",
  COMPANY: "Company: a party to an agreement, or the sponsor of a regulatory event.",
  COMPANY_GROUP:
    "Group of a party: its ultimate parent today, or the party itself if it has none. An agreement counts once for each group, however many of its companies are parties, and under each ultimate parent of a joint venture. Companies acquired since the agreement, such as the target of an acquisition, belong to the group of their owner of today.",
  ROLE: "Role of a party. Combined with COMPANY, COMPANY_GROUP or COUNTRY, the role of that party.",
  COUNTRY:
    "Country of a party to an agreement, or country in which a regulatory event has effect [iso:3166-1 alpha-2].",
  AGENCY: "Agency.",
  DESIGNATION: "Designation.",
  THERAPY: "Therapy that the event concerns.",
  INDICATION: "Indication that the event concerns.",
};

function dimensionEnum<const Name extends string>(name: string, names: readonly Name[], description: string) {
  return enumOf<Name>(
    name,
    description,
    names.map((each) => ({ name: each, value: each, description: descriptions[each] ?? "" })),
  );
}

export const AgreementDimension = dimensionEnum(
  "AgreementDimension",
  agreementDimensions,
  "A dimension by which agreements are grouped.",
);
export const RegulatoryEventDimension = dimensionEnum(
  "RegulatoryEventDimension",
  Object.keys(regulatoryEventDimensions) as (keyof typeof regulatoryEventDimensions)[],
  "A dimension by which regulatory events are grouped.",
);

/** Dimensions whose values are slugs, and the type of node that they name. */
const nodeTypes: Partial<Record<string, EntityType>> = {
  COMPANY: "Company",
  COMPANY_GROUP: "Company",
  THERAPY: "Therapy",
  INDICATION: "Indication",
  THERAPEUTIC_AREA: "Indication",
};

/** Dimensions whose values are words of vocabularies. */
const wordDimensions: Partial<Record<string, readonly Vocabulary[]>> = {
  KIND: [AgreementKind, RegulatoryEventKind],
  MODALITY: [Modality],
  STAGE_AT_SIGNING: [DevelopmentStage],
  ROLE: [PartyRole],
  AGENCY: [Agency],
  DESIGNATION: [Designation],
};

function labelOfDimension(dimension: string, value: string): string {
  const vocabulary = wordDimensions[dimension]?.find(({ terms }) => Object.hasOwn(terms, value));
  return labelOf(vocabulary, value);
}

export interface KeyShape {
  dimension: string;
  value: string | null;
}

export const StatsKey = builder.objectRef<KeyShape>("StatsKey");
StatsKey.implement({
  description: "The value of a dimension that the members of a group share.",
  fields: (t) => ({
    dimension: t.exposeString("dimension", { description: "The dimension." }),
    value: t.exposeString("value", {
      nullable: true,
      description: "The value: a year, an enum value or a slug. Null for members without a value.",
    }),
    label: t.string({
      nullable: true,
      description:
        "The value as shown to people: the name of an entity, the label of an enum value in English. `Query.vocabulary` has labels in other languages. Null for members without a value.",
      resolve: async ({ dimension, value }, _args, context) =>
        value === null ? null : ((await nodeOf(context, dimension, value))?.name ?? labelOfDimension(dimension, value)),
    }),
    node: t.field({
      type: Entity,
      nullable: true,
      description: "The entity that the value names. Null if the value is a year or an enum value.",
      resolve: ({ dimension, value }, _args, context) => nodeOf(context, dimension, value),
    }),
  }),
});

async function nodeOf(context: Context, dimension: string, value: string | null): Promise<EntityRow | null> {
  const type = nodeTypes[dimension];
  return type && value !== null ? loadNode(context, type, value) : null;
}

/** One or two dimensions that differ. @throws BAD_USER_INPUT */
export function checkedDimensions<Name extends string>(groupBy: readonly Name[]): readonly Name[] {
  if (groupBy.length < 1 || groupBy.length > 2)
    throw badArgument("groupBy", `must have one or two entries, got ${groupBy.length}.`);
  if (new Set(groupBy).size < groupBy.length)
    throw badArgument("groupBy", "contains the same dimension twice. Use two different dimensions.");
  return groupBy;
}
