import { codes } from "../../schema/core/error.ts";
import { recordCode } from "../request/request-scope.ts";

/** The JSON body of a response to a request that is rejected before GraphQL execution. */
export function errorBody(message: string, code: string = codes.badRequest) {
  recordCode(code);
  return { errors: [{ message, extensions: { code } }] };
}
