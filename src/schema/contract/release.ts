import { readFile, writeFile } from "node:fs/promises";
import { isBeforeFirstRelease, unannounced } from "./changelog.ts";
import { bareContract, incompatibilities } from "./compatibility.ts";
import { ReleaseError } from "./release-error.ts";

const names = ["schema", "subgraph"] as const;

/**
 * Releases the committed schema: later changes must be compatible with it, and the changelog's section "Unreleased" becomes
 * that of the version.
 * @param today YYYY-MM-DD
 * @param folder the folder of the schema, its changelog and the last release
 * @throws {ReleaseError} if the schema is not compatible with the last release, or the changelog does not describe the changes
 */
export async function release(version: string, today: string, folder = "schema"): Promise<void> {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new ReleaseError(`"${version}" is not a version. Use a version such as 1.2.0.`);
  const changelog = await readFile(`${folder}/CHANGELOG.md`, "utf8");
  const [, last = "0.0.0"] = /^## (\d+\.\d+\.\d+) /m.exec(changelog) ?? [];
  if (last.localeCompare(version, "en", { numeric: true }) >= 0)
    throw new ReleaseError(`the last release is ${last}. Use a later version.`);
  const [, heading = "", says = ""] = /^(## Unreleased)\n([\s\S]*?)(?=^## )/m.exec(changelog) ?? [];
  if (says.trim() === "")
    throw new ReleaseError('schema/CHANGELOG.md has no entries under "Unreleased". Describe the changes there.');
  const [released, current] = await Promise.all([contract(`${folder}/released`), contract(folder)]);
  const found = incompatibilities(released, current, today);
  const problems = isBeforeFirstRelease(changelog) ? unannounced(found, changelog) : found;
  if (problems.length > 0) throw new ReleaseError(problems.join("\n"));
  const bare = bareContract(current);
  for (const name of names) await writeFile(`${folder}/released/${name}.graphql`, bare[name]);
  await writeFile(`${folder}/CHANGELOG.md`, changelog.replace(heading, `${heading}\n\n## ${version} (${today})`));
}

async function contract(folder: string) {
  const [schema, subgraph] = await Promise.all(names.map((name) => readFile(`${folder}/${name}.graphql`, "utf8")));
  return { schema: schema ?? "", subgraph: subgraph ?? "" };
}
