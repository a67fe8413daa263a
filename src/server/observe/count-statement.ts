import { requestScope } from "../request/request-scope.ts";

/** Adds a statement to those of the current request. The store calls it after each statement, so it must be fast. */
export function countStatement(_sql: string, _parameters: readonly unknown[], ms: number): void {
  const scope = requestScope();
  if (scope === null) return;
  scope.statements++;
  scope.sqlMs += ms;
}
