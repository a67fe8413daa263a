import { PartialDate } from "../../component/date.tsx";
import { ConvertedRange } from "../../component/money.tsx";
import { EntityLink, EntityLinks } from "../../entity/part/entity-link.tsx";
import {
  AgreementCountsDocument,
  type AgreementCountsQuery,
  AgreementExportDocument,
  type AgreementExportQuery,
  AgreementFacetSearchDocument,
  AgreementListDocument,
  type AgreementListQuery,
  type AgreementRowFragment,
} from "../../graph/documents.ts";
import { Label, Labels } from "../../vocabulary/vocabulary.tsx";
import { amountColumns, joined, namesOf } from "../download/file-column.ts";
import type { EntryOf, ListDefinition } from "../list-definition.ts";
import { ListPage } from "../list-page.tsx";
import { agreementNarrowing } from "../narrowing/agreements.ts";

type Entry = EntryOf<AgreementExportQuery>;

const agreements: ListDefinition<AgreementRowFragment, AgreementListQuery, AgreementCountsQuery, Entry> = {
  type: "Agreement",
  description: "Licenses, acquisitions, collaborations and other agreements, with their parties and their money.",
  document: AgreementListDocument,
  rows: ({ agreements }) => agreements,
  facetDocument: AgreementCountsDocument,
  counts: ({ agreements, agreementFacets }) => ({ totalCount: agreements?.totalCount, facets: agreementFacets ?? [] }),
  facetSearchDocument: AgreementFacetSearchDocument,
  exportDocument: AgreementExportDocument,
  order: { field: "ANNOUNCED_ON", direction: "DESC" },
  hasAmounts: true,
  ...agreementNarrowing,
  columns: [
    {
      name: "name",
      label: "Agreement",
      order: "NAME",
      cell: ({ slug, name, kinds }) => (
        <>
          <EntityLink entity={{ __typename: "Agreement", slug, name }} />
          <span className="cell-note">
            <Labels of="AgreementKind" values={kinds} />
          </span>
        </>
      ),
      file: ({ name }) => name,
    },
    {
      name: "announced",
      label: "Announced",
      order: "ANNOUNCED_ON",
      isDescendingFirst: true,
      cell: ({ announcedOn }) => <PartialDate value={announcedOn} />,
      file: ({ announcedOn }) => announcedOn,
    },
    {
      name: "parties",
      label: "Parties",
      cell: ({ parties }) => <Parties parties={parties} />,
      file: ({ parties }, labelOf) =>
        joined(parties.map(({ role, company }) => `${company.name} (${labelOf("PartyRole", role)})`)),
    },
    {
      name: "therapies",
      label: "Therapies",
      cell: ({ therapies: { edges, totalCount } }) => (
        <EntityLinks entities={edges.map(({ node }) => node)} totalCount={totalCount} />
      ),
      file: ({ therapies }) => namesOf(therapies.edges.map(({ node }) => node)),
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
      file: ({ therapies }, labelOf) =>
        joined(
          therapies.edges.map(({ stageAtSigning: stage }) =>
            stage === null ? "" : labelOf("DevelopmentStage", stage),
          ),
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
      file: [
        ...amountColumns<Entry>("Upfront", ({ value }) => value.upfront),
        ...amountColumns<Entry>("Upfront converted", ({ converted }) => converted.upfront),
      ],
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
      file: [
        ...amountColumns<Entry>("Total", ({ value }) => value.total),
        ...amountColumns<Entry>("Total converted", ({ converted }) => converted.total),
      ],
    },
    {
      name: "status",
      label: "Status",
      isHidden: true,
      cell: ({ status }) => <Label of="AgreementStatus" value={status} />,
      file: ({ status }, labelOf) => labelOf("AgreementStatus", status),
    },
    {
      name: "indications",
      label: "Indications",
      isHidden: true,
      cell: ({ indications: { nodes, totalCount } }) => <EntityLinks entities={nodes} totalCount={totalCount} />,
      file: ({ indications }) => namesOf(indications.nodes),
    },
  ],
};

const shownParties = 4;

/** The companies of an agreement, each with its roles. */
function Parties({ parties }: Pick<AgreementRowFragment, "parties">) {
  const byCompany = [...Map.groupBy(parties, ({ company }) => company.slug).values()];
  return (
    <ul className="cell-list">
      {byCompany.slice(0, shownParties).map((roles) => {
        const [{ company } = {}] = roles;
        return (
          company && (
            <li key={company.slug}>
              <EntityLink entity={company} />{" "}
              <span className="muted">
                <Labels of="PartyRole" values={roles.map(({ role }) => role)} />
              </span>
            </li>
          )
        );
      })}
      {byCompany.length > shownParties && <li className="muted">and {byCompany.length - shownParties} more</li>}
    </ul>
  );
}

export default function AgreementListPage() {
  return <ListPage list={agreements} />;
}
