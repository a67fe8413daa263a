import { conceptOf, edgesOf, type NodeType, partsOf } from "../../model.ts";
import { relationsOf } from "../relation.ts";
import { linkTableOf, ownerColumnOf, ownerOf, tableOfNode, valueTableOf } from "../table.ts";
import { type FilterField, type FilterRelation, type FilterShape, plain, slugField } from "./field.ts";
import { comparedColumns } from "./part.ts";

function relationsOfNode(name: NodeType): [string, FilterRelation][] {
  const declared = Object.keys(edgesOf(name));
  const found = relationsOf(name);
  const first = found.filter(({ field }) => declared.includes(field));
  return [...first, ...found.filter((relation) => !first.includes(relation))].map((relation) => {
    const isOne = relation.isSingle && relation.owner === relation.declaredBy;
    return [
      relation.field,
      {
        shape: relation.isSingle ? (isOne ? relation.to : relation.declaredBy) : relation.name,
        isOne,
        ...(isOne && relation.edge.nullable && { nullable: true }),
        by: isOne ? { own: relation.far } : { other: relation.own },
        description: `Filters by \`${name}.${relation.field}\`.`,
      },
    ];
  });
}

function partsOfNode(name: NodeType): [string, FilterRelation][] {
  return Object.entries(partsOf(name)).flatMap(([field, { part, internal }]) =>
    internal
      ? []
      : [
          [
            field,
            {
              shape: part,
              isOne: false,
              by: { other: ownerColumnOf(part) ?? "", ...(ownerOf(part) === null && { isKey: true }) },
              description: `Filters by \`${name}.${field}\`.`,
            },
          ],
        ],
  );
}

const grants = (description: string, by: FilterRelation["by"]): Record<string, FilterRelation> => ({
  rightsGrants: { shape: "RightsGrant", isOne: false, by, description },
});

/** Objects and lists of nodes that the model does not declare. */
function furtherRelations(name: NodeType): Record<string, FilterRelation> {
  if (name === "Agreement")
    return {
      value: { shape: "AgreementValue", isOne: true, by: { self: true }, description: "Filters by `Agreement.value`." },
    };
  const description = `Filters by \`${name}.rightsGrants\`.`;
  if (name === "Company") return grants(description, { others: ["grantor_id", "grantee_id"] });
  if (name === "Therapy") {
    const { table, own, far } = linkTableOf("RightsGrant", "therapies");
    return grants(description, { link: { table, own: far, far: own } });
  }
  if (name === "Claim")
    return {
      evidence: {
        shape: "Evidence",
        isOne: false,
        by: { link: { table: "claim_evidence", own: "claim_id", far: "evidence_id" } },
        description: "Filters by `Claim.evidence`.",
      },
    };
  return {};
}

const claimFields: Readonly<Record<string, FilterField>> = {
  predicate: { ...plain("predicate", "text", "Filters by `Claim.predicate`."), isPredicate: true },
  text: {
    ...plain(
      "value",
      "text",
      "Filters by the value that the claim states, which is its `Claim.text`. Null if the claim states a relation to an entity: names of entities are not compared.",
    ),
    nullable: true,
  },
  subject: plain("subject", "NodeKey", "Filters by `Claim.subject`."),
  object: { ...plain("object", "NodeKey", "Filters by `Claim.object`."), nullable: true },
};

const ofEntity = (name: NodeType): Record<string, FilterRelation> => ({
  quotesAbout: {
    shape: "Quote",
    isOne: false,
    by: { other: "about", isKey: true },
    description: `Filters by \`${name}.quotesAbout\`.`,
  },
  claims: {
    shape: "Claim",
    isOne: false,
    by: { other: "subject", isKey: true },
    description: `Filters by \`${name}.claims\`.`,
  },
});

export function shapeOfNode(name: NodeType): FilterShape {
  const { isEntity, plural, columns } = conceptOf(name);
  const { predicate: _, ...others } = columns;
  const compared = comparedColumns(name, name === "Claim" ? others : columns);
  const withValues = Object.entries(compared.fields).map(([field, found]) => [
    field,
    { ...found, values: valueTableOf(name, field) },
  ]);
  return {
    name,
    prose: plural.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    table: tableOfNode(name),
    fields: {
      id: plain("id", "GlobalId", `Filters by \`${name}.id\`.`),
      ...(name !== "Claim" && { slug: slugField(`Filters by \`${name}.slug\`.`) }),
      ...(isEntity && { name: plain("name", "text", `Filters by \`${name}.name\`.`) }),
      ...(name === "Claim" && claimFields),
      ...Object.fromEntries(withValues),
    },
    relations: {
      ...compared.relations,
      ...Object.fromEntries([...relationsOfNode(name), ...partsOfNode(name)]),
      ...furtherRelations(name),
      ...(isEntity && ofEntity(name)),
    },
  };
}
