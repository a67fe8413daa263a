import type { Vocabulary } from "../../domain/vocabulary/vocabulary.ts";
import { agreementDimensions } from "../dimension/agreement.ts";
import { companyDimensions } from "../dimension/company.ts";
import type { Derivation, Dimension } from "../dimension/dimension.ts";
import { regulatoryEventDimensions } from "../dimension/regulatory-event.ts";
import { drugTargetDimensions, indicationDimensions, therapyDimensions } from "../dimension/therapy.ts";
import { trialDimensions } from "../dimension/trial.ts";
import { type EntityType, isEntityType } from "../model.ts";
import type { FilterField, FilterRelation } from "./filter/field.ts";
import { filterShapeOf } from "./filter/shape.ts";

const declared = {
  Agreement: agreementDimensions,
  Company: companyDimensions,
  Therapy: therapyDimensions,
  DrugTarget: drugTargetDimensions,
  Indication: indicationDimensions,
  RegulatoryEvent: regulatoryEventDimensions,
  Trial: trialDimensions,
};

/** A type of entity that has dimensions. */
export type CountedType = keyof typeof declared;
export const countedTypes = Object.keys(declared) as CountedType[];

/** A relation on the path of a dimension, by its name in the filter. */
export interface PathStep {
  readonly name: string;
  readonly relation: FilterRelation;
}

/** A dimension with what its path leads to. */
export interface DimensionShape {
  readonly type: CountedType;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly derivation: Derivation | null;
  readonly steps: readonly PathStep[];
  /** The field at the end of the path, with its name in the filter. Null if the path ends with nodes or with a value in money. */
  readonly field: (FilterField & { readonly name: string }) | null;
  /** The type of the entities that the values name by their slugs. Null if the values are none. */
  readonly entity: EntityType | null;
  /** The vocabulary of the values. Null if they have none. */
  readonly vocabulary: Vocabulary | null;
  /** The measure of the value of an agreement whose bands are the values. Null if the values are no bands. */
  readonly measure: "upfront" | "total" | null;
  /** The names in the filter that lead to the conditions of this dimension, without quantifiers. */
  readonly condition: readonly string[];
  /** The list whose entries have the values, so that two dimensions of the same list are paired entry by entry. Null if there is none. */
  readonly list: string | null;
}

function shapeOf(type: CountedType, name: string, { path, values, label, description }: Dimension): DimensionShape {
  const names = path === "" ? [] : path.split(".");
  const general = { type, name, label, description, derivation: values ?? null };
  if (values === "BAND") {
    const measure = names[1] === "upfront" ? "upfront" : "total";
    return {
      ...general,
      steps: [],
      field: null,
      entity: null,
      vocabulary: null,
      measure,
      condition: names,
      list: null,
    };
  }
  const steps: PathStep[] = [];
  let field: DimensionShape["field"] = null;
  let shape: string = type;
  for (const each of names) {
    const { fields, relations } = filterShapeOf(shape);
    const [found, relation] = [fields[each], relations[each]];
    if (found) field = { ...found, name: each };
    else if (relation) steps.push({ name: each, relation });
    else throw new Error(`the dimension ${name} of ${type} has no path "${path}": ${shape} has no "${each}"`);
    if (relation) shape = relation.shape;
  }
  const entity = field === null && isEntityType(shape) ? shape : null;
  const [first] = steps;
  return {
    ...general,
    steps,
    field,
    entity,
    vocabulary: typeof field?.type === "object" ? field.type : null,
    measure: null,
    condition: [...names, ...(field || values === "TERRITORY" ? [] : values === "TOPMOST" ? ["within"] : ["slug"])],
    list: first && !first.relation.isOne ? first.name : null,
  };
}

/** The dimensions of each type, by name. */
const shapes = new Map<string, ReadonlyMap<string, DimensionShape>>(
  Object.entries(declared).map(([type, dimensions]) => [
    type,
    new Map(
      Object.entries<Dimension>(dimensions).map(([name, each]) => [name, shapeOf(type as CountedType, name, each)]),
    ),
  ]),
);

/** The dimensions of a type, in the declared order. */
export function dimensionsOf(type: CountedType): readonly DimensionShape[] {
  return [...(shapes.get(type)?.values() ?? [])];
}

/** A dimension of a type. @throws {Error} if there is none with the name */
export function dimensionOf(type: CountedType, name: string): DimensionShape {
  const found = shapes.get(type)?.get(name);
  if (!found) throw new Error(`${type} has no dimension ${name}`);
  return found;
}

/** Whether the values of a dimension follow one another without gaps, as years do. */
export function isSeries({ derivation }: DimensionShape): boolean {
  return derivation === "YEAR" || derivation === "QUARTER";
}
