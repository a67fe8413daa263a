import { graphql } from "relay-runtime";

/** A page of the root list, refetched with the arguments of its own. */
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

/** The list of one node: the page after it is asked for through `node(id:)`. */
export const agreements = graphql`
  fragment CompanyList_company on Company
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "CompanyListAgreementsPageQuery") {
    name
    agreements(first: $count, after: $cursor) @connection(key: "CompanyList_agreements") {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;

/** The same, backward. */
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
      # Where the node may be of another type, the compiler wants @alias.
      ...CompanyList_company @alias(as: "forward")
      ...CompanyList_back @alias(as: "backward")
    }
  }
`;
