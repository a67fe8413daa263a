import type { RequestListener } from "node:http";
import { defaultLimits } from "../settings/limits.ts";
import { localReads } from "../store/reader/heavy-reads.ts";
import type { Admission } from "./admission/admission.ts";
import { withAdmission } from "./admission/with-admission.ts";
import { maskErrorWith } from "./answer/mask-error.ts";
import { withDirectAnswers } from "./direct/direct.ts";
import type { KeptAnswers } from "./direct/kept-answers.ts";
import { KnownDocuments } from "./direct/known-documents.ts";
import { storeHealth } from "./operate/health/store-health.ts";
import { createServer, observerOf, type Parts } from "./yoga.ts";

export interface ListenerParts extends Parts {
  admission: Admission;
  /** Null if answers are not kept. */
  kept: KeptAnswers | null;
}

/**
 * The whole server as a listener for HTTP requests. Common requests are answered without Yoga, unless a plugin has to do something
 * with each of them: check credentials, count the cost of each client, trace, or show excerpts.
 */
export function createListener(parts: ListenerParts): RequestListener {
  const { store, log, queries, corsOrigins, maxAge, admission, kept } = parts;
  const health = parts.health ?? storeHealth(store);
  const observer = observerOf(parts);
  const known = new KnownDocuments(store, queries === "trusted");
  const server = createServer({ ...parts, health, observer, known });
  const yoga = withAdmission(admission, { corsOrigins, log }, server);
  const isPlain = !parts.access && !parts.rateLimiter && !parts.observe?.traces && parts.sourceCopies === null;
  if (!isPlain) return yoga;
  return withDirectAnswers(
    {
      ...{ store, health, known, kept, corsOrigins, queries, maxAge, admission },
      observe: observer,
      snapshots: { store, resident: parts.resident ?? null },
      heavyReads: parts.heavyReads ?? (() => localReads(store)),
      limits: parts.limits ?? defaultLimits,
      maskError: maskErrorWith(log, health),
      fetchAPI: server.fetchAPI,
    },
    yoga,
  );
}
