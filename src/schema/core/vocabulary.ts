import * as deal from "../domain/deal-vocabulary.ts";
import * as development from "../domain/development-vocabulary.ts";
import * as graph from "../domain/graph-vocabulary.ts";
import * as regulatory from "../domain/regulatory-vocabulary.ts";
import { builder } from "./builder.ts";

/** An enum whose values and their descriptions are a vocabulary. */
function words<const Values extends Record<string, string>>(name: string, description: string, values: Values) {
  return builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries(values).map(([value, text]) => [value, { value, description: text }]),
    ) as {
      [Value in keyof Values & string]: { value: Value; description: string };
    },
  });
}

export const AgreementKind = words(
  "AgreementKind",
  "What an agreement does; often several at once.",
  deal.AgreementKind,
);
export const AgreementStatus = words("AgreementStatus", "How far an agreement has come.", deal.AgreementStatus);
export const PartyRole = words("PartyRole", "What a company is in an agreement.", deal.PartyRole);
export const Right = words("Right", "What a grantee may do.", deal.Right);
export const Exclusivity = words("Exclusivity", "Who else may do it.", deal.Exclusivity);
export const PaymentComponent = words("PaymentComponent", "What a payment is for.", deal.PaymentComponent);
export const AmountQualifier = words("AmountQualifier", "How an amount is meant.", deal.AmountQualifier);
export const ValueBasis = words("ValueBasis", "What the value of an agreement rests on.", deal.ValueBasis);
export const AgreementRelation = words(
  "AgreementRelation",
  "How one agreement relates to another.",
  deal.AgreementRelation,
);
export const CompanyKind = words("CompanyKind", "What sort of company it is.", deal.CompanyKind);

export const Modality = words(
  "Modality",
  "What sort of therapy it is [after chembl molecule types].",
  development.Modality,
);
export const Emission = words("Emission", "What a radionuclide gives off.", development.Emission);
export const TherapyRole = words("TherapyRole", "What a company is to a therapy.", development.TherapyRole);
export const DevelopmentStage = words(
  "DevelopmentStage",
  "How far a therapy has come for an indication, from discovery to after approval.",
  development.DevelopmentStage,
);
export const DevelopmentActivity = words(
  "DevelopmentActivity",
  "Whether development goes on; kept apart from how far it came.",
  development.DevelopmentActivity,
);
export const TrialPhase = words("TrialPhase", "The phase of a trial.", development.TrialPhase);
export const TrialStatus = words("TrialStatus", "The recruitment status of a trial.", development.TrialStatus);
export const OutcomeEndpoint = words("OutcomeEndpoint", "What a trial measured.", development.OutcomeEndpoint);
export const EpidemiologyMeasure = words(
  "EpidemiologyMeasure",
  "How the frequency of a disease is counted.",
  development.EpidemiologyMeasure,
);
export const IdentifierMatch = words(
  "IdentifierMatch",
  "How closely an identifier fits [skos].",
  development.IdentifierMatch,
);
export const AliasKind = words("AliasKind", "What sort of name it is.", development.AliasKind);

export const Agency = words("Agency", "A regulator of medicines.", regulatory.Agency);
export const RegulatoryEventKind = words(
  "RegulatoryEventKind",
  "What a regulator, or a sponsor before it, did.",
  regulatory.RegulatoryEventKind,
);
export const Designation = words(
  "Designation",
  "A status that an agency grants during development.",
  regulatory.Designation,
);
export const Pathway = words("Pathway", "A route of review or approval; not a designation.", regulatory.Pathway);

export const EntityType = words("EntityType", "A type of entity.", graph.EntityType);
export const ClaimStatus = words("ClaimStatus", "What became of a claim [after CIViC].", graph.ClaimStatus);
export const SourceKind = words("SourceKind", "What sort of document or dataset a source is.", graph.SourceKind);
export const EdgeKind = words("EdgeKind", "A kind of edge, read as subject, verb, object.", graph.EdgeKind);
