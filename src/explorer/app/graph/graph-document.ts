/** A query of the page: the id under which the server knows its text, and the types of what it takes and returns. */
export interface GraphDocument<Result, Variables> {
  id: string;
  name: string;
  /**
   * Carries the types. It has no value. As a method, so that a query whose filter has an exact type can be sent a filter that comes
   * from the address, which the server checks.
   */
  types?(variables: Variables): Result;
}
