import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { errorBody } from "../answer/error-body.ts";
import { requestScope } from "../request/request-scope.ts";
import type { Access } from "./access.ts";
import { credentialOf } from "./credential.ts";
import type { Outcome } from "./outcome.ts";
import { requires, type Scope } from "./scope.ts";

const realm = "drug deal graph";

const retryAfterSeconds = "5";

interface Refusal {
  status: number;
  code: string;
  message: string;
  headers: Record<string, string>;
}

/**
 * Rejects requests whose credentials do not permit them, before anything is read or executed, and puts the name of the client
 * on the request scope. The header `WWW-Authenticate` follows RFC 6750.
 */
export function useAccess(access: Access): Plugin {
  const refusalOf = (outcome: Outcome, scope: Scope): Refusal | null => {
    switch (outcome.kind) {
      case "accepted":
        return outcome.client.scopes.has(scope) ? null : forbidden(scope);
      case "expired":
        return unauthorized(codes.credentialsExpired, `The ${outcome.what} has expired. Send a valid one.`, true);
      case "unavailable":
        return unavailable;
      case "rejected":
        return unauthorized(codes.unauthenticated, `Valid credentials are required. ${access.instruction}`, true);
    }
  };
  const missing = unauthorized(codes.unauthenticated, `Valid credentials are required. ${access.instruction}`, false);

  return {
    onRequest({ request, url, serverContext, endResponse, fetchAPI }) {
      const scope = requires(url.pathname, request.method);
      if (scope === null) return;
      const refuse = ({ status, code, message, headers }: Refusal) =>
        endResponse(
          fetchAPI.Response.json(errorBody(message, code), {
            status,
            headers: { "cache-control": "no-store", ...headers },
          }),
        );
      const decide = (outcome: Outcome) => {
        const current = requestScope();
        if (outcome.kind === "accepted" && current) current.client = outcome.client.name;
        const refusal = refusalOf(outcome, scope);
        if (refusal) refuse(refusal);
      };
      const credential = credentialOf(request, serverContext);
      if (credential === "none") return refuse(missing);
      if (credential === "malformed") return decide({ kind: "rejected" });
      const outcome = access.check(credential);
      // A key is checked without waiting, and then the request goes on without waiting.
      return outcome instanceof Promise ? outcome.then(decide) : decide(outcome);
    },
  };
}

function unauthorized(code: string, message: string, hasCredential: boolean): Refusal {
  const challenge = `Bearer realm="${realm}"${hasCredential ? ', error="invalid_token"' : ""}`;
  return { status: 401, code, message, headers: { "www-authenticate": challenge } };
}

function forbidden(scope: Scope): Refusal {
  const challenge = `Bearer realm="${realm}", error="insufficient_scope", scope="${scope}"`;
  return {
    status: 403,
    code: codes.forbidden,
    message: `The credentials lack the scope \`${scope}\`, which this request needs.`,
    headers: { "www-authenticate": challenge },
  };
}

const unavailable: Refusal = {
  status: 503,
  code: codes.authenticationUnavailable,
  message: "The credentials cannot be checked at the moment. Retry the request.",
  headers: { "retry-after": retryAfterSeconds },
};
