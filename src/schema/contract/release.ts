import { readFile, writeFile } from "node:fs/promises";
import { bareContract, incompatibilities } from "./schema/compatibility.ts";

const names = ["schema", "subgraph"] as const;

/** A release that cannot be made, a line for each reason. */
export class ReleaseError extends Error {}

/**
 * Makes the committed schema the one that later changes are held against, and gives what the changelog says under
 * Unreleased the version and the day.
 * @param today YYYY-MM-DD
 * @param folder where the schema, its changelog and what was released stand
 * @throws {ReleaseError} where the schema would break those who use the last release, or the changelog says nothing of it
 */
export async function release(version: string, today: string, folder = "schema"): Promise<void> {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new ReleaseError(`"${version}" is no version; write one such as 1.2.0`);
  const changelog = await readFile(`${folder}/CHANGELOG.md`, "utf8");
  const [, last = "0.0.0"] = /^## (\d+\.\d+\.\d+) /m.exec(changelog) ?? [];
  if (last.localeCompare(version, "en", { numeric: true }) >= 0)
    throw new ReleaseError(`the last release is ${last}; write a later version than that`);
  const [, heading = "", says = ""] = /^(## Unreleased)\n([\s\S]*?)(?=^## )/m.exec(changelog) ?? [];
  if (says.trim() === "")
    throw new ReleaseError("schema/CHANGELOG.md says nothing under Unreleased; write what changed");
  const [released, current] = await Promise.all([contract(`${folder}/released`), contract(folder)]);
  const problems = incompatibilities(released, current, today);
  if (problems.length > 0) throw new ReleaseError(problems.join("\n"));
  const bare = bareContract(current);
  for (const name of names) await writeFile(`${folder}/released/${name}.graphql`, bare[name]);
  await writeFile(`${folder}/CHANGELOG.md`, changelog.replace(heading, `${heading}\n\n## ${version} (${today})`));
}

async function contract(folder: string) {
  const [schema, subgraph] = await Promise.all(names.map((name) => readFile(`${folder}/${name}.graphql`, "utf8")));
  return { schema: schema ?? "", subgraph: subgraph ?? "" };
}
