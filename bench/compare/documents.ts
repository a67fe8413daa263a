/** The documents of the questions for each server. They select the same fields in the terms of each schema. */

type Documents = Readonly<Record<string, string>>;

const lookupFields =
  "name kind @include(if: $withKind) country @include(if: $withCountry) foundedOn @include(if: $withFounded)";
const lookupVariables = "$slug: String!, $withKind: Boolean!, $withCountry: Boolean!, $withFounded: Boolean!";
const entityFields = `
  ... on Company { name country }
  ... on Agreement { name announcedOn status }
  ... on Therapy { name modality }`;

const ownAgreements = `nodes {
  name announcedOn status
  parties { role company { name country } }
  therapies(first: 10) { nodes {
    name modality
    indications(first: 10) { edges { stage node { name } } }
    regulatoryEvents(first: 5) { nodes { kind agency date } }
  } }
}`;

export const ownDocuments: Documents = {
  lookup: `query KeyLookup(${lookupVariables}) { company(slug: $slug) { ${lookupFields} } }`,
  page: `query FilteredPage($from: PartialDate!, $to: PartialDate!) {
    agreements(first: 20, where: { announcedOn: { gte: $from, lt: $to } }) { totalCount nodes { slug name announcedOn status } }
  }`,
  "deal-book": `query DealBook($after: String) { agreements(first: 20, after: $after) { totalCount ${ownAgreements} } }`,
  "deal-book-uncounted": `query DealBook($after: String) { agreements(first: 20, after: $after) { ${ownAgreements} } }`,
  search: `query Search($query: String!) {
    search(query: $query, first: 5) { totalCount edges { score node { __typename name } } }
  }`,
  entities: `query Entities($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${entityFields} } }`,
  statistics: `query Statistics($from: PartialDate!, $to: PartialDate!) {
    agreementStats(where: { announcedOn: { gte: $from, lt: $to } }) { groups(by: [YEAR, ROLE], first: 500) { nodes { keys { value } count } } }
  }`,
};

const postgraphileAgreements = `
  nodes {
    name announcedOn status
    parties: partiesByAgreementId(orderBy: [PRIMARY_KEY_ASC]) { nodes { role company: companyByCompanyId { name country } } }
    therapies: agreementTherapiesByAgreementId(first: 10, orderBy: [PRIMARY_KEY_ASC]) { nodes { therapy: therapyByTherapyId {
      name modality
      indications: therapyIndicationsByTherapyId(first: 10, orderBy: [PRIMARY_KEY_ASC]) {
        nodes { stage node: indicationByIndicationId { name } }
      }
      regulatoryEvents: regulatoryEventsByTherapyId(first: 5, orderBy: [DATE_DESC, PRIMARY_KEY_ASC]) {
        nodes { kind agency date }
      }
    } } }
  }`;
const postgraphilePage = "first: 20, orderBy: [ANNOUNCED_ON_DESC, PRIMARY_KEY_ASC]";
const postgraphileDealBook = `agreements: allAgreements(${postgraphilePage}, filter: { announcedOn: { lessThan: $before } }) {
  ${postgraphileAgreements}
}`;

export const postgraphileDocuments: Documents = {
  lookup: `query KeyLookup(${lookupVariables}) { company: companyByRowId(rowId: $slug) { ${lookupFields} } }`,
  page: `query FilteredPage($from: String!, $to: String!) {
    agreements: allAgreements(${postgraphilePage}, filter: { announcedOn: { greaterThanOrEqualTo: $from, lessThan: $to } }) {
      totalCount nodes { slug: rowId name announcedOn status }
    }
  }`,
  "deal-book": `query DealBook($before: String!) { ${postgraphileDealBook} all: allAgreements { totalCount } }`,
  "deal-book-uncounted": `query DealBook($before: String!) { ${postgraphileDealBook} }`,
  statistics: `query Statistics($from: String!, $to: String!) {
    groups: agreementsByYearAndRole(since: $from, until: $to) { nodes { year role count } }
  }`,
};

const mercuriusAgreements = `nodes {
  name announcedOn status
  parties { role company { name country } }
  therapies(first: 10) {
    name modality
    indications(first: 10) { stage node { name } }
    regulatoryEvents(first: 5) { kind agency date }
  }
}`;

export const mercuriusDocuments: Documents = {
  lookup: `query KeyLookup(${lookupVariables}) { company(slug: $slug) { ${lookupFields} } }`,
  page: `query FilteredPage($from: String!, $to: String!) {
    agreements(first: 20, since: $from, until: $to) { totalCount nodes { slug: id name announcedOn status } }
  }`,
  "deal-book": `query DealBook($before: String!) { agreements(first: 20, until: $before) { all ${mercuriusAgreements} } }`,
  "deal-book-uncounted": `query DealBook($before: String!) { agreements(first: 20, until: $before) { ${mercuriusAgreements} } }`,
  entities: `query Entities($representations: [_Any!]!) { _entities(representations: $representations) { __typename ${entityFields} } }`,
  statistics: `query Statistics($from: String!, $to: String!) {
    groups: agreementsByYearAndRole(since: $from, until: $to) { year role count }
  }`,
};
