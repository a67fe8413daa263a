import { spawnSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { vocabulary } from "../../src/domain/vocabulary/vocabulary.ts";
import type { Declarations } from "../../src/model/derived/check.ts";
import { entity } from "../../src/model/entity.ts";
import type { Concept, Edge, Part } from "../../src/model/language.ts";
import { model, parts } from "../../src/model/model.ts";
import { type Change, changed, edgeTo, problemsOf, product, sound, text } from "./sound-model.ts";

const basis = vocabulary("Basis", "A basis.", { EVENT: { label: "Event", description: "The event." } });

describe("checkModel", () => {
  it("accepts a sound model, the model that ships included", () => {
    expect(problemsOf(sound)).toEqual([]);
    expect(problemsOf({ concepts: model, parts, everyEntity: entity.parts })).toEqual([]);
  });

  it.each<[string, Change, string]>([
    [
      "an edge to a concept that does not exist",
      { edge: { to: "Gadget" } },
      'src/model/maker.ts: edges.products: unknown concept "Gadget"',
    ],
    [
      "an edge without an inverse",
      { edge: { inverse: undefined as never } },
      "src/model/maker.ts: edges.products: has no inverse. Add the field that exposes the relation at its far end.",
    ],
    [
      "an inverse without a name",
      { edge: { inverse: { field: "", description: "Makers." } } },
      "src/model/maker.ts: edges.products: has no inverse. Add the field that exposes the relation at its far end.",
    ],
    [
      "an inverse named like a column of the far end",
      { edge: { inverse: { field: "color", description: "Makers." } } },
      "src/model/product.ts: columns.color: `Product` already has `color` (src/model/maker.ts: edges.products.inverse)",
    ],
    [
      "two relations that give the far end the same field",
      { edges: { patents: edgeTo("Product", "makers") } },
      "src/model/maker.ts: edges.patents.inverse: `Product` already has `makers` (src/model/maker.ts: edges.products.inverse)",
    ],
    [
      "an edge named like a column",
      { columns: { products: text() } },
      "src/model/maker.ts: edges.products: `Maker` already has `products` (src/model/maker.ts: columns.products)",
    ],
    [
      "a list of entries named like a column",
      { columns: { offices: text() } },
      "src/model/maker.ts: parts.offices: `Maker` already has `offices` (src/model/maker.ts: columns.offices)",
    ],
    [
      "an edge named like a list of entries",
      { edges: { offices: edgeTo("Product", "visitors") } },
      "src/model/maker.ts: edges.offices: `Maker` already has `offices` (src/model/maker.ts: parts.offices)",
    ],
    [
      "a column named like what every entity has",
      { columns: { name: text() } },
      "src/model/maker.ts: columns.name: `Maker` already has `name` (src/model/maker.ts: every entity)",
    ],
    [
      "a column named like a list that every entity has",
      { columns: { aliases: text() } },
      "src/model/maker.ts: columns.aliases: `Maker` already has `aliases` (src/model/maker.ts: every entity)",
    ],
    [
      "a column named like what every node has",
      { product: { isEntity: false, columns: { color: text(), slug: text() } } },
      "src/model/product.ts: columns.slug: `Product` already has `slug` (src/model/product.ts: every node)",
    ],
    [
      "a number that is marked as a text that qualifies claims",
      { columns: { size: { type: "int", qualifies: true, description: "Size." } } },
      "src/model/maker.ts: columns.size: `qualifies` is for texts. Remove it: the type decides whether the column qualifies claims.",
    ],
    [
      "a value that is stated with a column that does not exist",
      {
        columns: {
          basis: {
            type: basis,
            nullable: true,
            statedWith: { column: "openedOn", as: "basis" },
            description: "Basis.",
          },
        },
      },
      'src/model/maker.ts: columns.basis: statedWith: "openedOn" is not a column of a single value that records state',
    ],
    [
      "a text that is stated with a column",
      { columns: { basis: text("Basis.", { nullable: true, statedWith: { column: "foundedOn", as: "basis" } }) } },
      "src/model/maker.ts: columns.basis: statedWith: the column must have one value of a vocabulary, and be nullable",
    ],
    [
      "a search of a value that is stated with a column",
      {
        columns: {
          basis: {
            type: basis,
            nullable: true,
            search: "text",
            statedWith: { column: "foundedOn", as: "basis" },
            description: "Basis.",
          },
        },
      },
      "src/model/maker.ts: columns.basis: no claim is about a column that is derived, internal or stated with another one, so search and timelines cannot show it",
    ],
    [
      "two columns whose names are equal in the store",
      { columns: { taxNumber: text(), tax_number: text() } },
      "src/model/maker.ts: columns.tax_number: `Maker` already has `tax_number` (src/model/maker.ts: columns.taxNumber)",
    ],
    [
      "a column that is not in camel case",
      { columns: { TaxNumber: text() } },
      "src/model/maker.ts: columns.TaxNumber: the name must be in camel case",
    ],
    [
      "a column without a description",
      { columns: { taxNumber: text(" ") } },
      "src/model/maker.ts: columns.taxNumber: has no description",
    ],
    [
      "a fact without a description",
      { edge: { facts: { role: text("") } } },
      "src/model/maker.ts: edges.products.facts.role: has no description",
    ],
    [
      "an entry's column without a description",
      { office: { columns: { city: text("") } } },
      "src/model/part/office.ts: columns.city: has no description",
    ],
    [
      "an identifier whose description names no namespace",
      { columns: { vat: text("VAT number.", { identifier: "lei" }) } },
      "src/model/maker.ts: columns.vat: the description of an identifier must contain its namespace, such as [bioregistry:mondo]",
    ],
    [
      "an identifier of an unknown system",
      { columns: { vat: text("VAT number [eu:vat].", { identifier: "vat" }) } },
      'src/model/maker.ts: columns.vat: unknown identifier system "vat". Add it to src/domain/code.ts.',
    ],
    [
      "a key that is not an identifier",
      { columns: { taxNumber: text("Tax number.", { key: true }) } },
      "src/model/maker.ts: columns.taxNumber: only a single identifier can be a key",
    ],
    [
      "a key of several values",
      { columns: { vat: text("VAT numbers [eu:vat].", { identifier: "lei", key: true, list: true }) } },
      "src/model/maker.ts: columns.vat: only a single identifier can be a key",
    ],
    [
      "a hierarchy that is not a relation of the concept",
      { maker: { hierarchy: { by: "owners", below: "products" } } },
      'src/model/maker.ts: hierarchy: "owners" is not a relation of Maker to itself',
    ],
    [
      "a hierarchy over a relation to another concept",
      { maker: { hierarchy: { by: "products", below: "products" } } },
      'src/model/maker.ts: hierarchy: "products" is not a relation of Maker to itself',
    ],
    [
      "an order by a column that is not a date",
      { maker: { latestBy: "vat" } },
      'src/model/maker.ts: latestBy: "vat" is not a date of Maker',
    ],
    [
      "an order by a date that does not exist",
      { maker: { latestBy: "closedOn" } },
      'src/model/maker.ts: latestBy: "closedOn" is not a date of Maker',
    ],
    [
      "a label that is not a fact of the edge",
      { edge: { label: "stage" } },
      'src/model/maker.ts: edges.products: refers to "stage", which is not declared',
    ],
    [
      "a grouping by what is not a fact of the edge",
      { edge: { groupedBy: "stage" } },
      'src/model/maker.ts: edges.products: refers to "stage", which is not declared',
    ],
    [
      "a label of a single edge that is not a column of its concept",
      { product: { edges: { successor: { ...(product.edges?.["successor"] as Edge), label: "shade" } } } },
      'src/model/product.ts: edges.successor: refers to "shade", which is not declared',
    ],
    [
      "an order by the length of a list that does not exist",
      { maker: { orders: { patentCount: { count: "patents" } } } },
      'src/model/maker.ts: orders.patentCount: Maker has no relation "patents"',
    ],
    [
      "an order by a fact whose values have no order",
      {
        maker: {
          orders: { role: { highest: { relation: "products", fact: "role" }, description: "Orders by role." } },
        },
      },
      'src/model/maker.ts: orders.role: "products" carries no fact "role" of an ordered vocabulary',
    ],
    [
      "a timeline over a relation that does not exist",
      { maker: { timeline: { own: true, over: ["makers"], description: "Dated facts." } } },
      'src/model/maker.ts: timeline.over: Maker has no relation "makers"',
    ],
    [
      "a list of a part that does not exist",
      { maker: { parts: { shops: { part: "Shop", max: 5, description: "Shops." } } } },
      'src/model/maker.ts: parts.shops: unknown part "Shop"',
    ],
    [
      "an entry that names a concept that does not exist",
      { office: { references: { landlord: { to: "Owner", description: "Who owns the building." } } } },
      'src/model/part/office.ts: landlord: unknown concept "Owner"',
    ],
    [
      "an entry that lists nodes of a concept that does not exist",
      { office: { links: { tenants: { to: "Tenant", max: 5, description: "Who rents." } } } },
      'src/model/part/office.ts: tenants: unknown concept "Tenant"',
    ],
    [
      "a concept that is registered under another name",
      { product: { name: "Good", edges: {} } },
      "src/model/good.ts: is registered as Product, but its name is Good",
    ],
    [
      "a part that is registered under another name",
      { office: { name: "Room" } },
      "src/model/part/room.ts: is registered as Office, but its name is Room",
    ],
  ])("refuses %s, naming the file and the place", (_what, change, problem) => {
    expect(problemsOf(changed(change))).toContain(problem);
  });

  it.each<[string, Change, string]>([
    [
      "a column that would share its place in the store with a single edge",
      { product: { columns: { color: text(), successorId: text() } } },
      "src/model/product.ts: edges.successor",
    ],
    [
      "a fact named like a column that every table of edges has",
      { edge: { facts: { role: text("The role."), position: text("The position.") } } },
      "src/model/maker.ts: edges.products.facts.position: `",
    ],
    [
      "a reference of an entry named like a column of the entry",
      { office: { columns: { city: text(), landlordId: text() } } },
      "src/model/part/office.ts: ",
    ],
    [
      "a column named like the type of the node",
      { columns: { type: text("The type.") } },
      "src/model/maker.ts: columns.type: `Maker` already has `type`",
    ],
    [
      "a part that two concepts own",
      { product: { parts: { offices: { part: "Office", max: 5, description: "Offices." } } } },
      "src/model/product.ts: parts.offices: ",
    ],
    [
      "an order of a relation by what is not a date of it",
      { edge: { order: { latest: "validTo" } } },
      "src/model/maker.ts: edges.products",
    ],
    [
      "an index over a column that does not exist",
      { maker: { indexes: [["closedOn"]] } },
      "src/model/maker.ts: indexes",
    ],
  ])("refuses %s, at the place", (_what, change, place) => {
    expect(problemsOf(changed(change)).join("\n")).toContain(place);
  });

  it("names every fault at once", () => {
    const problems = problemsOf(changed({ edge: { to: "Gadget", label: "stage" }, maker: { latestBy: "vat" } }));
    expect(problems).toEqual([
      'src/model/maker.ts: edges.products: unknown concept "Gadget"',
      'src/model/maker.ts: edges.products: refers to "stage", which is not declared',
      'src/model/maker.ts: latestBy: "vat" is not a date of Maker',
    ]);
  });

  it("names files that exist", async () => {
    const columns = (found: Concept | Part) => ({ ...found, columns: { ...found.columns, x: text("") } });
    const faulty = {
      concepts: Object.fromEntries(Object.entries(model).map(([name, found]) => [name, columns(found)])),
      parts: Object.fromEntries(Object.entries(parts).map(([name, found]) => [name, columns(found)])),
      everyEntity: entity.parts,
    } as unknown as Declarations;
    const files = problemsOf(faulty).map((problem) => problem.slice(0, problem.indexOf(":")));
    expect(files).toHaveLength(Object.keys(model).length + Object.keys(parts).length);
    for (const file of new Set(files)) await expect(readFile(file, "utf8"), file).resolves.toMatch(/concept\(|part\(/);
  });
});

describe("a program with a faulty model", () => {
  it("does not start, and prints the fault in one line", async () => {
    const home = await mkdtemp(path.join(tmpdir(), "model-"));
    await cp("src", path.join(home, "src"), { recursive: true });
    await cp("package.json", path.join(home, "package.json"));
    await symlink(path.resolve("node_modules"), path.join(home, "node_modules"));
    const file = path.join(home, "src/model/company.ts");
    const declared = await readFile(file, "utf8");
    await writeFile(file, declared.replace('kind: "OWNS",', 'kind: "OWNS",\n      label: "share",'));
    const { status, stdout, stderr } = spawnSync(process.execPath, ["src/start.js", "load", "data", "--check"], {
      cwd: home,
      encoding: "utf8",
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: "",
      stderr: 'src/model/company.ts: edges.parents: refers to "share", which is not declared\n',
    });
    await rm(home, { recursive: true });
  });
});
