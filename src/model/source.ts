import { SourceKind } from "../domain/vocabulary/evidence.ts";
import { concept } from "./language.ts";

export const source = concept({
  name: "Source",
  plural: "sources",
  description: "A document or dataset from which facts are taken.",
  example: "fda-orphan-designations",
  isEntity: false,
  isOrdered: true,
  columns: {
    title: { type: "text", description: "Title of the source." },
    sortName: { type: "text", internal: true, derived: true, description: "The title as lists order it." },
    publisher: {
      type: "text",
      nullable: true,
      description: "Publisher of the source. Null if none is recorded.",
    },
    kind: { type: SourceKind, description: "The kind of source." },
    url: { type: "URL", nullable: true, description: "Address of the source. Null if none is recorded." },
    publishedOn: {
      type: "PartialDate",
      nullable: true,
      order: true,
      description: "Date of publication. Null if the source gives none.",
    },
    retrievedOn: {
      type: "PartialDate",
      nullable: true,
      description: "Date on which the source was read for this graph. Null if not recorded.",
    },
    license: {
      type: "text",
      nullable: true,
      description: "License or terms of reuse. Null if none are recorded.",
    },
    contentHash: {
      type: "text",
      code: true,
      nullable: true,
      description: "SHA-256 of the source's bytes, in hexadecimal. Null if none was recorded.",
    },
    copyFile: {
      type: "text",
      nullable: true,
      internal: true,
      description: "File name of a copy that the operator of a server may hold; excerpts are read from the copy.",
    },
  },
});
