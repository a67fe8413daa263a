import { type DocumentNode, GraphQLError, validate } from "graphql";
import type { Plugin } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { type ComplexityLimits, type Excess, excessOf } from "../../schema/cost/complexity.ts";
import { KeptWith } from "../../schema/execution/kept-with.ts";
import { observeRefusal } from "../observe/process-metrics.ts";

/** The number of errors after which validation stops. */
const maxErrors = 20;

const measured = new KeptWith<DocumentNode, { excess: Excess | null }>();

/** Rejects documents that would take long to validate, before they are validated. */
export function useComplexity(limits: ComplexityLimits): Plugin {
  return {
    onValidate({ params, setResult, setValidationFn }) {
      // Each error of an unknown field includes suggestions, for which the name is compared with all others.
      setValidationFn((schema, validated, rules) => validate(schema, validated, rules, { maxErrors }));
      const document = params.documentAST as DocumentNode;
      const known = measured.get(document) ?? { excess: excessOf(document, limits) };
      measured.set(document, known);
      if (!known.excess) return;
      observeRefusal("complexity");
      const { what, limit, setting } = known.excess;
      const hint = setting === "" ? "" : ` The operator of the server sets the limit with ${setting}.`;
      setResult([
        new GraphQLError(`The document has more than ${limit} ${what}. Split it into several requests.${hint}`, {
          extensions: { code: codes.queryTooComplex, limit },
        }),
      ]);
    },
  };
}
