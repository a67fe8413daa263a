import { describe, expectTypeOf, it } from "vitest";
import type { DevelopmentActivity, DevelopmentStage, TherapyRole } from "../../src/domain/vocabulary/therapy.ts";
import type {
  ColumnName,
  EdgeKind,
  EntityType,
  FactsOf,
  FarEnd,
  NodeType,
  PartRow,
  RelationName,
  Row,
} from "../../src/model/model.ts";
import type { Fields } from "../../src/schema/core/builder.ts";
import { column } from "../../src/schema/core/field/column.ts";
import { columns, linkList, partList, partType, reference } from "../../src/schema/core/field/part.ts";
import { relation, singleEdge } from "../../src/schema/core/field/relation.ts";

// `tsc` is what checks these tests. Words are written out here, so that an alias that has become `string` is noticed.

type CompanyWord =
  | "PHARMACEUTICAL"
  | "BIOTECHNOLOGY"
  | "RADIOPHARMACEUTICAL"
  | "NUCLEAR"
  | "TECHNOLOGY"
  | "CONTRACT_SERVICES"
  | "ACADEMIC"
  | "INVESTOR"
  | "HOLDING"
  | "OTHER";

describe("the row of a concept", () => {
  it("holds the words of a vocabulary as literals", () => {
    expectTypeOf<Row<"Company">["kind"]>().toEqualTypeOf<CompanyWord>();
    expectTypeOf<PartRow<"Identifier">["match"]>().toEqualTypeOf<"EXACT" | "CLOSE" | "BROAD" | "NARROW">();
  });

  it("holds a list as an array of its words", () => {
    type Kind = Row<"Agreement">["kinds"][number];
    expectTypeOf<Row<"Agreement">["kinds"]>().toEqualTypeOf<Kind[]>();
    expectTypeOf<"LICENSE">().toExtend<Kind>();
    expectTypeOf<string>().not.toExtend<Kind>();
    expectTypeOf<Row<"Therapy">["atc"]>().toEqualTypeOf<string[]>();
  });

  it("includes null exactly for the columns that are declared nullable", () => {
    expectTypeOf<Row<"Company">["country"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Row<"Trial">["enrollment"]>().toEqualTypeOf<number | null>();
    expectTypeOf<null>().toExtend<Row<"Therapy">["modality"]>();
    expectTypeOf<null>().not.toExtend<Row<"Company">["kind"]>();
    expectTypeOf<Row<"Source">["title"]>().toEqualTypeOf<string>();
    expectTypeOf<Row<"RegulatoryEvent">["is_expected"]>().toEqualTypeOf<0 | 1>();
  });

  it("names columns as the store does", () => {
    expectTypeOf<Row<"Agreement">>().toHaveProperty("announced_on");
    expectTypeOf<Row<"Agreement">>().not.toHaveProperty("announcedOn");
  });

  it("holds single edges as slugs, null exactly for those that are declared nullable", () => {
    type Event = Row<"RegulatoryEvent">;
    expectTypeOf<Event["therapy_id"]>().toEqualTypeOf<string>();
    expectTypeOf<Event["indication_id"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Event["sponsor_id"]>().toEqualTypeOf<string | null>();
    expectTypeOf<PartRow<"RightsGrant">["grantee_id"]>().toEqualTypeOf<string>();
    expectTypeOf<PartRow<"RightsGrant">["grantor_id"]>().toEqualTypeOf<string | null>();
  });

  it("has a name if the concept is an entity, and its type as a literal", () => {
    expectTypeOf<Row<"Person">>().toHaveProperty("sort_name");
    expectTypeOf<Row<"Claim">>().not.toHaveProperty("name");
    expectTypeOf<Row<"Trial">["type"]>().toEqualTypeOf<"Trial">();
  });
});

describe("relations", () => {
  it("carry the facts that are declared, from either end", () => {
    interface Facts {
      edge_stage: DevelopmentStage | null;
      edge_activity: DevelopmentActivity | null;
      edge_population: string | null;
      edge_as_of: string | null;
    }
    expectTypeOf<FactsOf<"Therapy", "indications">>().toEqualTypeOf<Facts>();
    expectTypeOf<FactsOf<"Indication", "therapies">>().toEqualTypeOf<Facts>();
    expectTypeOf<FactsOf<"Company", "therapies">>().toEqualTypeOf<{ edge_role: TherapyRole }>();
    expectTypeOf<"PHASE3">().toExtend<DevelopmentStage>();
    expectTypeOf<string>().not.toExtend<DevelopmentStage>();
    expectTypeOf<keyof FactsOf<"Therapy", "targets">>().toEqualTypeOf<never>();
  });

  it("lead to the concept at the far end", () => {
    expectTypeOf<FarEnd<"Therapy", "indications">>().toEqualTypeOf<"Indication">();
    expectTypeOf<FarEnd<"Company", "people">>().toEqualTypeOf<"Person">();
    expectTypeOf<FarEnd<"Company", "subsidiaries">>().toEqualTypeOf<"Company">();
  });

  it("are those of the concept, from whichever end they are declared; single edges are columns", () => {
    expectTypeOf<RelationName<"DrugTarget">>().toEqualTypeOf<"therapies">();
    expectTypeOf<RelationName<"Indication">>().toEqualTypeOf<
      "parents" | "children" | "agreements" | "therapies" | "regulatoryEvents" | "trials"
    >();
    expectTypeOf<RelationName<"RegulatoryEvent">>().toEqualTypeOf<never>();
  });
});

describe("names", () => {
  it("of concepts and of kinds of edges are unions of literals", () => {
    expectTypeOf<string>().not.toExtend<NodeType>();
    expectTypeOf<Exclude<NodeType, EntityType>>().toEqualTypeOf<"Source" | "Claim">();
    expectTypeOf<string>().not.toExtend<EdgeKind>();
    expectTypeOf<"OWNS" | "PARTY_TO" | "CONCERNS_THERAPY">().toExtend<EdgeKind>();
  });

  it("of columns are those of the concept", () => {
    expectTypeOf<ColumnName<"DrugTarget">>().toEqualTypeOf<"symbol">();
    expectTypeOf<ColumnName<"Person">>().toEqualTypeOf<never>();
  });

  it("that the model does not have are compile errors where the schema shows columns and relations", () => {
    // Never called: what matters is what the compiler accepts.
    const shown = (
      t: Fields<Row<"Company">>,
      ofEvent: Fields<Row<"RegulatoryEvent">>,
      ofGrant: Fields<PartRow<"RightsGrant">>,
      listing: ReturnType<typeof partType<"Listing">>,
    ) => [
      column(t, "Company", "legalName"),
      // @ts-expect-error: no concept has the column
      column(t, "Company", "x"),
      // @ts-expect-error: another concept has the column
      column(t, "Company", "modality"),
      // @ts-expect-error: the store writes the column like this, the model does not
      column(t, "Company", "legal_name"),
      // @ts-expect-error: no such concept
      column(t, "Companies", "legalName"),
      relation(t, "Company", "subsidiaries"),
      // @ts-expect-error: no concept has the relation
      relation(t, "Company", "x"),
      // @ts-expect-error: another concept has the relation
      relation(t, "Company", "indications"),
      // @ts-expect-error: a column is not a relation
      relation(t, "Company", "country"),
      // @ts-expect-error: a single edge is not a connection
      relation(ofEvent, "RegulatoryEvent", "therapy"),
      singleEdge(ofEvent, "RegulatoryEvent", "therapy"),
      // @ts-expect-error: no such single edge
      singleEdge(ofEvent, "RegulatoryEvent", "trial"),
      partList(t, "Company", "listings", listing),
      // @ts-expect-error: no such list
      partList(t, "Company", "terms", listing),
      reference(ofGrant, "RightsGrant", "grantor"),
      // @ts-expect-error: the part names no such node
      reference(ofGrant, "RightsGrant", "payer"),
      linkList(ofGrant, "RightsGrant", "therapies"),
      // @ts-expect-error: the part lists no such nodes
      linkList(ofGrant, "RightsGrant", "trials"),
      // @ts-expect-error: no such column of the part
      () => partType("Listing", (t) => columns(t, "Listing", ["ticker"])),
    ];
    expectTypeOf(shown).toBeFunction();
  });
});
