import { PartialDate } from "../../component/date.tsx";
import { ConvertedRange } from "../../component/money.tsx";
import { EntityLink, EntityLinks } from "../../entity/entity-link.tsx";
import {
  AgreementCountsDocument,
  type AgreementCountsQuery,
  AgreementExportDocument,
  AgreementListDocument,
  type AgreementListQuery,
  type AgreementRowFragment,
} from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import type { ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";

const agreements: ListDefinition<AgreementRowFragment, AgreementListQuery, AgreementCountsQuery> = {
  type: "Agreement",
  description: "Licenses, acquisitions, collaborations and other agreements, with their parties and their money.",
  document: AgreementListDocument,
  rows: ({ agreements }) => agreements,
  facetDocument: AgreementCountsDocument,
  counts: ({ agreements, agreementFacets }) => ({ totalCount: agreements?.totalCount, facets: agreementFacets ?? [] }),
  exportDocument: AgreementExportDocument,
  order: { field: "ANNOUNCED_ON", direction: "DESC" },
  hasAmounts: true,
  ranges: [
    { name: "announced", label: "Announced", kind: "date", path: "announcedOn", dimension: "YEAR" },
    { name: "upfront", label: "Upfront payment", kind: "money", path: "value.upfront", dimension: "UPFRONT_BAND" },
    { name: "total", label: "Total value", kind: "money", path: "value.total", dimension: "TOTAL_BAND" },
  ],
  facets: [
    { name: "kind", dimension: "KIND", path: "kinds.has", vocabulary: "AgreementKind" },
    { name: "modality", dimension: "MODALITY", path: "therapies.some.therapy.modality.eq", vocabulary: "Modality" },
    {
      name: "stage",
      dimension: "STAGE_AT_SIGNING",
      path: "therapies.some.stageAtSigning.eq",
      vocabulary: "DevelopmentStage",
      isOrdered: true,
    },
    { name: "area", dimension: "THERAPEUTIC_AREA", path: "indications.some.indication.within.slug.eq" },
    { name: "company", dimension: "COMPANY", path: "parties.some.company.slug.eq" },
    { name: "country", dimension: "COUNTRY", path: "parties.some.company.country.eq" },
    { name: "status", dimension: "STATUS", path: "status.eq", vocabulary: "AgreementStatus" },
    { name: "payment", dimension: "COMPONENT", path: "terms.some.components.has", vocabulary: "PaymentComponent" },
  ],
  columns: [
    { name: "name", label: "Agreement", order: "NAME", cell: (row) => <EntityLink entity={asEntity(row)} /> },
    {
      name: "announced",
      label: "Announced",
      order: "ANNOUNCED_ON",
      isDescendingFirst: true,
      cell: ({ announcedOn }) => <PartialDate value={announcedOn} />,
    },
    {
      name: "parties",
      label: "Parties",
      cell: ({ parties }) => (
        <ul className="cell-list">
          {parties.slice(0, 4).map(({ role, company }) => (
            <li key={`${role} ${company.slug}`}>
              <EntityLink entity={company} />{" "}
              <span className="muted">
                <Label of="PartyRole" value={role} />
              </span>
            </li>
          ))}
          {parties.length > 4 && <li className="muted">and {parties.length - 4} more</li>}
        </ul>
      ),
    },
    {
      name: "therapies",
      label: "Therapies",
      cell: ({ therapies: { edges, totalCount } }) => (
        <EntityLinks entities={edges.map(({ node }) => node)} totalCount={totalCount} />
      ),
    },
    {
      name: "stage",
      label: "Stage at signing",
      order: "STAGE_AT_SIGNING",
      isDescendingFirst: true,
      cell: ({ therapies }) => (
        <Labels
          of="DevelopmentStage"
          values={[...new Set(therapies.edges.flatMap(({ stageAtSigning: stage }) => (stage === null ? [] : [stage])))]}
        />
      ),
    },
    {
      name: "upfront",
      label: "Upfront",
      order: "UPFRONT",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ value, converted, announcedOn }) => (
        <ConvertedRange range={value.upfront} converted={converted.upfront} on={announcedOn} />
      ),
    },
    {
      name: "total",
      label: "Total",
      order: "TOTAL",
      isDescendingFirst: true,
      isNumber: true,
      cell: ({ value, converted, announcedOn }) => (
        <ConvertedRange range={value.total} converted={converted.total} on={announcedOn} />
      ),
    },
    {
      name: "kinds",
      label: "Kind",
      cell: ({ kinds }) => <Labels of="AgreementKind" values={kinds} />,
    },
    {
      name: "status",
      label: "Status",
      isHidden: true,
      cell: ({ status }) => <Label of="AgreementStatus" value={status} />,
    },
    {
      name: "indications",
      label: "Indications",
      isHidden: true,
      cell: ({ indications: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
    },
  ],
};

function asEntity({ slug, name }: AgreementRowFragment) {
  return { __typename: "Agreement" as const, slug, name };
}

export default function AgreementListPage() {
  return <ListPage list={agreements} />;
}
