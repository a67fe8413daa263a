/** A small, invented graph: two companies, a license between them, a therapy, an indication, and the sources that say so. */
export const sampleRecords = `
recordedOn: 2024-01-02
evidence:
  default: { source: acme-release, states: Acme licensed ABC-1 to Beta. }
  paper: { source: daily-paper, states: Beta will sell ABC-1. }
sources:
  - { slug: acme-release, title: Acme licenses ABC-1, kind: PRESS_RELEASE, url: "https://example.org/acme" }
  - { slug: daily-paper, title: Beta buys rights, kind: NEWS, url: "https://example.org/paper" }
companies:
  - slug: acme
    name: Acme
    kind: BIOTECHNOLOGY
    parents: [{ company: beta, validFrom: 2025-03 }]
    aliases: [{ text: Acme Inc., kind: LEGAL_NAME }]
  - { slug: beta, name: Beta, kind: PHARMACEUTICAL, country: FR, lei: 549300E9PC51EN656011 }
agreements:
  - slug: beta-acme-abc-1
    name: Beta licenses ABC-1
    kinds: [LICENSE]
    status: SIGNED
    announcedOn:
      value: 2024-01-02
      by: [default, paper]
      otherwise: [{ value: 2024-01-03, by: paper, status: DISPUTED, because: The paper appeared a day later. }]
    parties:
      - { company: beta, role: LICENSEE }
      - { company: acme, role: LICENSOR }
      - { company: acme, role: MANUFACTURER, by: paper }
    therapies: [{ therapy: abc-1, stageAtSigning: PHASE1 }]
    indications: [prostate-cancer]
    terms:
      - { components: [UPFRONT_CASH, NEAR_TERM_MILESTONE], amount: 40000000, currency: USD, qualifier: UP_TO, payer: beta, payees: [acme] }
therapies:
  - slug: abc-1
    name: ABC-1
    modality: RADIOLIGAND
    unii: AE221IM3BB
    chembl: CHEMBL3545367
    radionuclide: { isotope: Lu-177, emission: BETA_MINUS }
    targets: [psma]
    companies: [{ company: acme, role: ORIGINATOR }, { company: acme, role: DEVELOPER }]
    indications: [{ indication: prostate-cancer, stage: PHASE2 }]
targets:
  - { slug: psma, name: PSMA }
indications:
  - { slug: cancer, name: Cancer, doid: "DOID:162" }
  - { slug: prostate-cancer, name: Prostate cancer, parents: [cancer] }
regulatoryEvents:
  - { slug: abc-1-fast-track, name: Fast track, kind: DESIGNATION_GRANTED, agency: FDA, designation: FAST_TRACK, therapy: abc-1, indication: prostate-cancer, date: 2023 }
trials:
  - { slug: nct00000001, name: ABC-1 in prostate cancer, nctId: NCT00000001, therapies: [abc-1], sponsors: [acme] }
people:
  - slug: jane-doe
    name: Jane Doe
    companies: [{ company: acme, title: Head }, { company: acme, title: Founder }]
    quotes: [{ gist: It will help., about: { therapy: abc-1 } }]
`;
