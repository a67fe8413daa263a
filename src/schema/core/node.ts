import { nodeOfGlobalId } from "../../domain/node-key.ts";
import { isNodeType, type NodeType } from "../../model/model.ts";
import { builder } from "./builder.ts";
import { cost } from "./cost.ts";
import { boundedList, invalidId } from "./error.ts";
import { loadNode } from "./ref.ts";

const maxIds = 100;

/** If two subgraphs have these fields, a gateway cannot tell which one an id belongs to. */
const hiddenFromGateways = { shareable: true, inaccessible: true };

builder.queryField("node", (t) =>
  t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: "A node by its id. Null if no node has the id.",
    ...hiddenFromGateways,
    args: { id: t.arg.id({ required: true, description: "A global id." }) },
    resolve: (_root, { id }, context) => {
      const node = nodeOfGlobalId(String(id));
      if (!node) throw invalidId("id");
      return isNodeType(node.type) ? loadNode(context, node.type, node.slug) : null;
    },
  }),
);

builder.queryField("nodes", (t) =>
  t.field({
    type: [builder.nodeInterfaceRef()],
    ...cost(null, { assumedSize: maxIds, sizedByList: "ids" }),
    nullable: { list: true, items: true },
    description:
      "Nodes by their ids, in the order of the ids, with null for an id that no node has. A malformed id gives null and an error of its own. The list is null only if the request failed.",
    ...hiddenFromGateways,
    args: { ids: t.arg.idList({ required: true, description: "Global ids. At most 100." }) },
    resolve: (_root, { ids }, context) =>
      boundedList("ids", ids, maxIds).map((id, index) => {
        const node = nodeOfGlobalId(String(id));
        if (!node) return invalidId(`ids[${index}]`);
        return isNodeType(node.type) ? loadNode(context, node.type as NodeType, node.slug) : null;
      }),
  }),
);
