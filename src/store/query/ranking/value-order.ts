import type { OrderSource } from "../../../model/derived/order.ts";
import type { NodeType } from "../../../model/model.ts";

/** An order by values that no column has. */
export interface ValueOrder {
  /** The type of the ordered nodes. */
  type: NodeType;
  /** The enum value of the order field, which names the order together with the other properties. */
  field: string;
  source: Exclude<OrderSource, { column: string }>;
  /** The currency of amounts. Null if the order is not by an amount. */
  currency: string | null;
}

/** The column of rows that contains the value by which they are ordered. */
export const valueColumn = "order_value";
