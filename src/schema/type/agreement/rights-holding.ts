import { countryCodes } from "../../../domain/code.ts";
import type { RetainedRight, RightsHolder, RightsHolding, RightsStep } from "../../../domain/rights/holding.ts";
import { maxRightsSteps } from "../../../domain/rights/rights-holding.ts";
import { areaLabel } from "../../../domain/rights/rights-map.ts";
import { Exclusivity, LicensedRight } from "../../../domain/vocabulary/licensed-right.ts";
import { RightsGap, RightsShare, RightsStatus, RightsStepKind } from "../../../domain/vocabulary/rights.ts";
import { builder } from "../../core/builder.ts";
import { atMost, cost } from "../../core/cost.ts";
import { integerBetween } from "../../core/error.ts";
import { refs } from "../../core/ref.ts";
import { Sourced } from "../../core/sourced.ts";
import { enumOfVocabulary } from "../../core/vocabulary.ts";

const maxHolders = 50;
const maxParties = 10;
const maxFields = 50;
const defaultSteps = 20;

const Holder = builder.objectRef<RightsHolder>("RightsHolder");
Holder.implement({
  description: "A company that holds a right to a therapy.",
  fields: (t) => ({
    company: t.field({
      type: refs.Company,
      description: "The company that holds the right, itself or through a company that it acquired.",
      resolve: ({ company }) => company,
    }),
    through: t.field({
      type: refs.Company,
      nullable: true,
      description:
        "The company that received the right and was acquired since. Null if the company received the right itself.",
      resolve: ({ through }) => through,
    }),
    share: t.expose("share", {
      type: enumOfVocabulary(RightsShare),
      description: "How far the right reaches beside the rights of others.",
    }),
    exclusivity: t.expose("exclusivity", {
      type: enumOfVocabulary(Exclusivity),
      nullable: true,
      description:
        "The exclusivity of the grant by which the company holds the right. Null if it holds the right otherwise or no source states it.",
    }),
    isOriginator: t.exposeBoolean("isOriginator", {
      description:
        "Whether the company holds the right as originator of the therapy, or because it acquired the originator, rather than by a grant or a purchase.",
    }),
    fieldsOfUse: t.field({
      type: [refs.Indication],
      ...atMost(maxFields),
      description: "Indications to which the right is limited. At most 50; empty if it is not limited.",
      resolve: ({ fieldsOfUse }) => fieldsOfUse.slice(0, maxFields),
    }),
    exceptFieldsOfUse: t.field({
      type: [refs.Indication],
      ...atMost(maxFields),
      description: "Indications in which the company has granted the right away. At most 50; empty if there are none.",
      resolve: ({ exceptFieldsOfUse }) => exceptFieldsOfUse.slice(0, maxFields),
    }),
    agreement: t.field({
      type: refs.Agreement,
      nullable: true,
      description: "The agreement by which the right was received. Null if there is none.",
      resolve: ({ agreement }) => agreement,
    }),
    since: t.expose("since", {
      type: "PartialDate",
      nullable: true,
      description:
        "The date from which the company holds the right: that of the grant, the purchase or the acquisition. Null if no source gives one.",
    }),
  }),
});

const Retained = builder.objectRef<RetainedRight>("RetainedRight");
Retained.implement({
  description: "A right that a company granted exclusively, and that returns to the company when the grant ends.",
  fields: (t) => ({
    company: t.field({
      type: refs.Company,
      description: "The company to which the right returns.",
      resolve: ({ company }) => company,
    }),
    grantee: t.field({
      type: refs.Company,
      description: "The company to which the right was granted.",
      resolve: ({ grantee }) => grantee,
    }),
    agreement: t.field({
      type: refs.Agreement,
      description: "The agreement under which the right was granted.",
      resolve: ({ agreement }) => agreement,
    }),
  }),
});

const Step = builder.objectRef<RightsStep>("RightsStep");
Step.implement({
  description: "A step of the derivation of who holds a right, with the claims that support it.",
  interfaces: [Sourced],
  fields: (t) => ({
    kind: t.expose("kind", { type: enumOfVocabulary(RightsStepKind), description: "The kind of step." }),
    from: t.field({
      type: [refs.Company],
      ...atMost(maxParties),
      description:
        "The companies that held the right, or that a source names as grantors or sellers. At most 10; empty if there are none.",
      resolve: ({ from }) => from.slice(0, maxParties),
    }),
    to: t.field({
      type: [refs.Company],
      ...atMost(maxParties),
      description: "The companies that received the right. At most 10; empty if no source names any.",
      resolve: ({ to }) => to.slice(0, maxParties),
    }),
    agreement: t.field({
      type: refs.Agreement,
      nullable: true,
      description: "The agreement that provides for the step. Null if there is none.",
      resolve: ({ agreement }) => agreement,
    }),
    date: t.expose("date", {
      type: "PartialDate",
      nullable: true,
      description: "The date of the step. Null if no source gives one.",
    }),
    gap: t.expose("gap", {
      type: enumOfVocabulary(RightsGap),
      nullable: true,
      description: "What leaves the holder open after this step. Null if nothing does.",
    }),
  }),
});

/** Who holds a right in some countries, and what was asked. */
export interface HoldingShape extends RightsHolding {
  right: LicensedRight;
  on: string;
  countries: readonly string[];
}

export const Holding = builder.objectRef<HoldingShape>("RightsHolding");
Holding.implement({
  description:
    "Who holds a right to a therapy in some countries on a day, derived from the recorded facts: originators, grants in force with their exclusivity and territory, sublicenses, sales, acquisitions, and returns on termination. Grants that name no therapy apply to a technology and are ignored. The answer is never a guess: where the facts do not say who holds the right, it is unknown.",
  fields: (t) => ({
    right: t.expose("right", { type: enumOfVocabulary(LicensedRight), description: "The right." }),
    on: t.expose("on", { type: "PartialDate", description: "The day." }),
    countries: t.field({
      type: ["CountryCode"],
      ...atMost(countryCodes.length),
      description:
        "The countries for which the answer is given, in alphabetical order [iso:3166-1 alpha-2]. At most 249.",
      resolve: ({ countries }) => countries,
    }),
    label: t.string({
      description: 'The countries in words, in English: "US", "Europe", "worldwide except CN, JP".',
      resolve: ({ countries, on }) => areaLabel(countries, on),
    }),
    status: t.expose("status", {
      type: enumOfVocabulary(RightsStatus),
      description: "How much the recorded facts say.",
    }),
    unknownBecause: t.field({
      type: [enumOfVocabulary(RightsGap)],
      ...atMost(Object.keys(RightsGap.terms).length),
      description: "Why the holders are not, or not fully, known. Empty if the status is KNOWN.",
      resolve: ({ gaps }) => gaps,
    }),
    holders: t.field({
      type: [Holder],
      ...atMost(maxHolders),
      description: "The companies that hold the right, by slug. At most 50; empty if the status is UNKNOWN.",
      resolve: ({ holders }) => holders.slice(0, maxHolders),
    }),
    retained: t.field({
      type: [Retained],
      ...atMost(maxHolders),
      description:
        "What companies retain that granted the right exclusively, in the order of the grants. At most 50; empty if there are none.",
      resolve: ({ retained }) => retained.slice(0, maxHolders),
    }),
    steps: t.field({
      type: [Step],
      ...cost(null, { assumedSize: defaultSteps, slicingArguments: ["first"] }),
      description: "The derivation, step by step, earliest first.",
      args: {
        first: t.arg.int({ defaultValue: defaultSteps, description: "Returns the first n steps: 1 to 100." }),
      },
      resolve: ({ steps }, { first }) =>
        steps.slice(0, integerBetween("first", first ?? defaultSteps, 1, maxRightsSteps)),
    }),
  }),
});
