import { entityType } from "../core/entity.ts";
import { column } from "../core/field/column.ts";
import { edgeList } from "../core/field/edge-list.ts";
import { partList } from "../core/field/part.ts";
import { farEnds, relation } from "../core/field/relation.ts";
import { rootFields } from "../core/root.ts";
import { AgreementMilestone } from "./agreement/agreement-milestone.ts";
import { valueField } from "./agreement/agreement-value.ts";
import { chainValueField } from "./agreement/chain-value.ts";
import { ContingentValueRight } from "./agreement/contingent-value-right.ts";
import { FinancialTerm } from "./agreement/financial-term.ts";
import { RightsGrant } from "./agreement/rights-grant.ts";
import { Stake } from "./agreement/stake.ts";
import { StatedTotal } from "./agreement/stated-total.ts";

entityType("Agreement", (t) => ({
  kinds: column(t, "Agreement", "kinds"),
  status: column(t, "Agreement", "status"),
  announcedOn: column(t, "Agreement", "announcedOn"),
  signedOn: column(t, "Agreement", "signedOn"),
  signedOnDatedBy: column(t, "Agreement", "signedOnDatedBy"),
  effectiveOn: column(t, "Agreement", "effectiveOn"),
  effectiveOnDatedBy: column(t, "Agreement", "effectiveOnDatedBy"),
  closedOn: column(t, "Agreement", "closedOn"),
  closedOnDatedBy: column(t, "Agreement", "closedOnDatedBy"),
  terminatedOn: column(t, "Agreement", "terminatedOn"),
  terminatedOnDatedBy: column(t, "Agreement", "terminatedOnDatedBy"),
  terminationReason: column(t, "Agreement", "terminationReason"),
  tookEffect: column(t, "Agreement", "tookEffect"),
  milestones: partList(t, "Agreement", "milestones", AgreementMilestone),
  summary: column(t, "Agreement", "summary"),
  parties: edgeList(t, "Agreement", "parties", "A party to an agreement: a company in one role."),
  rightsGrants: partList(t, "Agreement", "rightsGrants", RightsGrant),
  terms: partList(t, "Agreement", "terms", FinancialTerm),
  totals: partList(t, "Agreement", "totals", StatedTotal),
  value: valueField(t),
  chainValue: chainValueField(t),
  stakes: partList(t, "Agreement", "stakes", Stake),
  contingentValueRights: partList(t, "Agreement", "contingentValueRights", ContingentValueRight),
  therapies: relation(t, "Agreement", "therapies"),
  indications: relation(t, "Agreement", "indications"),
  relatedAgreements: relation(t, "Agreement", "relatedAgreements"),
}));

farEnds("Agreement");
rootFields("Agreement");
