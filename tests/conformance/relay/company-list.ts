import { graphql } from "relay-runtime";

/** A page of a root list. The next page is fetched by the generated query with its own arguments. */
export const companies = graphql`
  fragment CompanyList_query on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "CompanyListPageQuery") {
    companies(first: $count, after: $cursor) @connection(key: "CompanyList_companies") {
      totalCount
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;

export const companyListQuery = graphql`
  query CompanyListQuery {
    ...CompanyList_query
  }
`;

/** A list of a node. The next page is fetched through `node(id:)`. */
export const agreements = graphql`
  fragment CompanyList_company on Company
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "CompanyListAgreementsPageQuery") {
    name
    agreements(first: $count, after: $cursor) @connection(key: "CompanyList_agreements") {
      edges {
        roles
        ...CompanyList_claims
        node {
          id
          name
        }
      }
    }
  }
`;

/** The claims of any part of the graph: an edge, a party, a financial term. */
export const claims = graphql`
  fragment CompanyList_claims on Sourced {
    claims(first: 1) {
      id
      status
    }
  }
`;

/** The same list, paged backward. */
export const agreementsBackward = graphql`
  fragment CompanyList_back on Company
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "CompanyListBackPageQuery") {
    earlier: agreements(last: $count, before: $cursor) @connection(key: "CompanyList_earlier") {
      edges {
        node {
          id
        }
      }
    }
  }
`;

export const companyQuery = graphql`
  query CompanyListCompanyQuery($id: ID!) {
    node(id: $id) {
      # The compiler requires @alias if the node may be of another type.
      ...CompanyList_company @alias(as: "forward")
      ...CompanyList_back @alias(as: "backward")
    }
  }
`;
