import { type ComponentType, lazy } from "react";
import { type QuestionName, questionPath } from "./question-path.ts";

/** A question with a form. */
export interface Question {
  name: QuestionName;
  /** The question, with a blank for each entry of its form. */
  text: string;
  /** What the answer has. */
  description: string;
  example: { text: string; to: string };
  view: ComponentType;
}

export const questions: readonly Question[] = [
  {
    name: "rights",
    text: "Who holds rights to ___ in ___?",
    description: "The holder of a right to a therapy in a country on a day, with each step from which it follows.",
    example: {
      text: "Who may sell AlphaMedix in Japan?",
      to: questionPath("rights", { therapy: "alphamedix", country: "JP" }),
    },
    view: lazy(() => import("./answer/rights.tsx")),
  },
  {
    name: "similar",
    text: "Deals like ___",
    description: "Agreements on the same targets, diseases, modalities and stages, with what they have in common.",
    example: {
      text: "Deals like the license of AlphaMedix",
      to: questionPath("similar", { agreement: "sanofi-radiomedix-orano-med-alphamedix-2024" }),
    },
    view: lazy(() => import("./answer/similar/similar.tsx")),
  },
  {
    name: "median",
    text: "Median upfront for ___ at ___ since ___",
    description: "What is paid at signing, how many agreements disclose it, and the agreements behind the number.",
    example: {
      text: "Median upfront for radioligands since 2020",
      to: questionPath("median", { modality: "RADIOLIGAND", since: "2020" }),
    },
    view: lazy(() => import("./answer/median/median.tsx")),
  },
  {
    name: "changes",
    text: "What changed since ___?",
    description: "What happened in the world since a day, and what the graph has learned since.",
    example: {
      text: "What changed about Sanofi since 2025?",
      to: questionPath("changes", { since: "2025-01-01", about: "companies/sanofi" }),
    },
    view: lazy(() => import("./answer/changes/changes.tsx")),
  },
  {
    name: "connected",
    text: "How are ___ and ___ connected?",
    description: "The shortest paths between two entities, with the sources of each step.",
    example: {
      text: "How are RadioMedix and AstraZeneca connected?",
      to: questionPath("connected", { from: "companies/radiomedix", to: "companies/astrazeneca" }),
    },
    view: lazy(() => import("./answer/connected/connected.tsx")),
  },
  {
    name: "compare",
    text: "How do ___ and ___ compare?",
    description:
      "Two companies side by side: their deals, what they pay, their therapies, and the deals they have with each other.",
    example: {
      text: "How do Sanofi and Novartis compare?",
      to: questionPath("compare", { one: "sanofi", other: "novartis" }),
    },
    view: lazy(() => import("./answer/compare/compare.tsx")),
  },
];
