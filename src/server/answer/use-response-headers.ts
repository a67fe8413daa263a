import type { Plugin } from "graphql-yoga";

/** The headers of every response: browsers must not guess content types, or tell other sites the address of a page. */
export const securityHeaders = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
} as const;

/** Sets the security headers that every response has, whatever its type. */
export function useResponseHeaders(): Plugin {
  return {
    onResponse({ response }) {
      for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
    },
  };
}
