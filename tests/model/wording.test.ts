import { describe, expect, it } from "vitest";
import { identifierSystems } from "../../src/domain/code.ts";
import { declaredRelations } from "../../src/model/derived/relation.ts";
import { vocabularies } from "../../src/model/derived/vocabulary.ts";
import { columnsOf, conceptOf, nodeTypes, partNames, partOf, partsOf } from "../../src/model/model.ts";
import { repeated } from "./repeated.ts";

const everyField = [...nodeTypes, ...partNames].flatMap((owner) =>
  Object.entries(columnsOf(owner)).map(([field, column]) => ({ path: `${owner}.${field}`, column })),
);

describe("vocabularies", () => {
  const ofColumns = [
    ...everyField,
    ...declaredRelations.flatMap(({ predicate, facts }) =>
      Object.entries(facts).map(([field, column]) => ({ path: `${predicate}.${field}`, column })),
    ),
  ].flatMap(({ path, column: { type } }) => (typeof type === "object" ? [{ path, vocabulary: type }] : []));
  const all = new Set([...vocabularies.values(), ...ofColumns.map(({ vocabulary }) => vocabulary)]);
  const terms = [...all].flatMap(({ name, terms: words }) =>
    Object.entries(words).map(([word, term]) => ({ path: `${name}.${word}`, word, term })),
  );

  it("are known by their own names", () => {
    expect([...vocabularies].filter(([name, vocabulary]) => name !== vocabulary.name)).toEqual([]);
    expect(vocabularies.size).toBeGreaterThan(20);
  });

  it("include that of every column, except of lists that the API does not show", () => {
    const isShown = ({ path }: { path: string }) =>
      !nodeTypes.some((type) =>
        Object.values(partsOf(type)).some(({ part, internal }) => internal && path.startsWith(`${part}.`)),
      );
    for (const { path, vocabulary } of ofColumns.filter(isShown))
      expect(vocabularies.get(vocabulary.name), path).toBe(vocabulary);
  });

  it("have names of their own", () => {
    expect(repeated([...all].map(({ name }) => name))).toEqual([]);
  });

  it("have words that an enum can have", () => {
    expect(terms.filter(({ word }) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(word))).toEqual([]);
  });

  it("describe themselves in at least three words", () => {
    for (const { name, description } of all) expect(description.split(/\s+/).length, name).toBeGreaterThan(2);
  });

  it("have a label for every term, unique within the vocabulary", () => {
    for (const { path, term } of terms) expect(term.label.trim(), path).not.toBe("");
    for (const { name, terms: words } of all)
      expect(repeated(Object.values(words).map(({ label }) => label)), name).toEqual([]);
  });

  it("define every term in a sentence of at least three words, which is not the label again", () => {
    for (const { path, term } of terms) {
      expect(term.description.split(/\s+/).length, path).toBeGreaterThan(2);
      expect(term.description, path).toMatch(/^[A-Z].*[.\])]$/s);
      expect(term.description.toLowerCase(), path).not.toBe(`${term.label.toLowerCase()}.`);
    }
  });

  it("define no two terms of one vocabulary alike", () => {
    for (const { name, terms: words } of all)
      expect(repeated(Object.values(words).map(({ description }) => description)), name).toEqual([]);
  });
});

describe("descriptions", () => {
  const descriptions = [
    ...everyField.map(({ path, column }) => ({ path, text: column.description })),
    ...declaredRelations.flatMap(({ predicate, edge, facts }) => [
      { path: predicate, text: edge.description },
      { path: `${predicate} (inverse)`, text: edge.inverse.description },
      ...Object.entries(facts).map(([field, { description }]) => ({
        path: `${predicate}.${field}`,
        text: description,
      })),
    ]),
    ...nodeTypes.map((name) => ({ path: name, text: conceptOf(name).description })),
    ...partNames.map((name) => ({ path: name, text: partOf(name).description })),
  ];

  it("are full sentences", () => {
    for (const { path, text } of descriptions) expect(text, path).toMatch(/^[A-Z].*\.$/s);
  });

  it("say what null means, for every column that may be null", () => {
    const silent = [
      ...everyField,
      ...declaredRelations.flatMap(({ predicate, facts }) =>
        Object.entries(facts).map(([field, column]) => ({ path: `${predicate}.${field}`, column })),
      ),
    ].filter(
      ({ column }) =>
        column.nullable && !column.internal && column.group === undefined && !/\bNull if\b/.test(column.description),
    );
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("name the namespace of every identifier, one that the program knows", () => {
    const systems = everyField.flatMap(({ column }) => column.identifier ?? []);
    expect(systems.filter((system) => !Object.hasOwn(identifierSystems, system))).toEqual([]);
    expect(repeated(systems)).toEqual([]);
    const others = everyField.filter(({ column }) => {
      const named = /\[bioregistry:([\w.]+)\]/.exec(column.description)?.[1];
      return column.identifier !== undefined && named !== undefined && named !== column.identifier;
    });
    expect(others.map(({ path }) => path)).toEqual([]);
  });
});
