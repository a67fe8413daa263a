import { type ExecutionArgs, GraphQLError } from "graphql";
import type { Plugin, YogaInitialContext } from "graphql-yoga";
import { codes } from "../../schema/core/error.ts";
import { priceOf } from "../../schema/cost/price.ts";
import { observeRefusal } from "../observe/process-metrics.ts";
import { requestScope } from "../request/request-scope.ts";

const widths = new WeakMap<object, number>();

/** The largest number of values that an entry of a list has in an operation, by its context. */
export function widthOf(context: object): number {
  return widths.get(context) ?? 1;
}

/**
 * Prices each operation before it is executed, and rejects it if its price is above the limit. A request with the extension
 * `{"cost": true}` gets the price in `extensions.cost` of the response.
 */
export function usePrice({ maxCost }: { maxCost: number }): Plugin<YogaInitialContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, variableValues } = args as ExecutionArgs;
      const { cost, path, maxWidth } = priceOf(schema, document, operationName, variableValues ?? {});
      widths.set(args.contextValue as object, maxWidth);
      const price = Math.ceil(cost);
      const scope = requestScope();
      if (scope) scope.cost = price;
      if (cost > maxCost) {
        observeRefusal("cost");
        return setResultAndStopExecution({ errors: [tooExpensive(price, maxCost, path)] });
      }
      const { params } = args.contextValue as YogaInitialContext;
      if (params.extensions?.cost !== true) return;
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result || Array.isArray(result)) return;
          setResult({ ...result, extensions: { ...result.extensions, cost: { price, limit: maxCost } } });
        },
      };
    },
  };
}

/** The error for an operation whose price is above the limit. @param path the fields that lead to what costs most */
export function tooExpensive(price: number, maxCost: number, path: readonly string[]): GraphQLError {
  const at = path.join(".");
  const message = `The query costs ${price}, which is above the limit of ${maxCost}. Most of it comes from \`${at}\`. Request smaller pages, fewer levels or fewer conditions.`;
  return new GraphQLError(message, {
    extensions: {
      code: codes.queryTooExpensive,
      cost: price,
      limit: maxCost,
      path: at,
      http: { status: 400, spec: true },
    },
  });
}
