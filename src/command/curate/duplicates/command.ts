import { writtenTypes } from "../../../store/write/change-set.ts";
import { CurateError } from "../curate-error.ts";
import { readForCurators } from "../read.ts";
import { type Proposal, proposals } from "./proposal.ts";

export interface DuplicatesOptions {
  data: string;
  type?: string;
  json?: boolean;
}

/** A proposal as JSON states it: the nodes have their names and places. */
interface Shown extends Omit<Proposal, "slugs"> {
  nodes: { slug: string; name: string; at: string }[];
}

/** `npm run curate -- duplicates`: proposes nodes that may be one, with the reasons. */
export async function duplicates({ data, type, json }: DuplicatesOptions): Promise<void> {
  if (type !== undefined && !writtenTypes.some((each) => each === type))
    throw new CurateError(
      `--type: "${type}" is not a type of node of the records. Use one of ${writtenTypes.join(", ")}.`,
    );
  const { nodes, places } = await readForCurators(data, "leave out");
  const names = new Map(nodes.map((node) => [`${node.type} ${node.slug}`, node.row["name"] ?? node.row["title"]]));
  const found = proposals(nodes)
    .filter((proposal) => type === undefined || proposal.type === type)
    .map(
      ({ slugs, ...proposal }): Shown => ({
        ...proposal,
        nodes: slugs.map((slug) => ({
          slug,
          name: String(names.get(`${proposal.type} ${slug}`) ?? ""),
          at: places.textOf(proposal.type, slug),
        })),
      }),
    );
  if (json) return void process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  for (const proposal of found) {
    process.stdout.write(`${proposal.type}: ${proposal.nodes.map(({ slug }) => slug).join(" and ")}\n`);
    for (const { slug, name, at } of proposal.nodes) process.stdout.write(`  ${at}: ${slug} (${name})\n`);
    for (const { text } of proposal.reasons) process.stdout.write(`  ${text}\n`);
  }
  process.stdout.write(
    found.length === 0
      ? "No two nodes seem to be one.\n"
      : `${found.length} ${found.length === 1 ? "pair" : "pairs"} of nodes that may be one. Merge two records, or tell them apart: give each its identifier, or relate the two.\n`,
  );
}
