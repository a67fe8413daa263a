import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
} from "graphql";
import { type ExportedList, type Selected, subfieldsOf } from "./exported-list.ts";

/** A column of a table: the values at one path of the response. */
export interface Column {
  /** The names in the response that lead from a row to the value. Lists on the way have no name. */
  path: readonly string[];
  /** Whether the values are numbers, which spreadsheets may read as such. */
  isNumber: boolean;
}

const numberTypes: readonly string[] = ["Int", "Float", "Decimal"];

/** The columns of an exported list, in the order in which the query selects the fields. */
export function columnsOf(list: ExportedList): Column[] {
  const root: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: list.of }, selectionSet: list.row };
  const columns = new Map<string, Column>();
  collect(list, list.rowType, [root], [], columns);
  return [...columns.values()];
}

/** Fields of the same name that are selected on several types share a column. */
function collect(
  selected: Selected,
  type: GraphQLCompositeType,
  nodes: readonly FieldNode[],
  path: readonly string[],
  columns: Map<string, Column>,
): void {
  for (const object of objectTypesOf(selected, type)) {
    for (const [key, fields] of subfieldsOf(selected, object, nodes)) {
      const [field] = fields;
      const at = [...path, key];
      const found = field && getNamedType(object.getFields()[field.name.value]?.type);
      // `__typename` is not among the fields of a type.
      if (isCompositeType(found)) collect(selected, found, fields, at, columns);
      else if (!columns.has(at.join(".")))
        columns.set(at.join("."), { path: at, isNumber: numberTypes.includes(found?.name ?? "") });
    }
  }
}

function objectTypesOf({ schema }: Selected, type: GraphQLCompositeType): readonly GraphQLObjectType[] {
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
}
