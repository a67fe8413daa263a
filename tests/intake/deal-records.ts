/** Two invented deals with every structure that an agreement may have: an acquisition, and a license. */
export const dealRecords = `
recordedOn: 2024-06-30
evidence:
  default: { source: release, states: Delta buys Epsilon and licenses XYZ-1 to Zeta. }
  filing: { source: filing, states: Delta paid a hundred and ten dollars for each share. }
sources:
  - { slug: release, title: Delta buys Epsilon, kind: PRESS_RELEASE, url: "https://example.org/delta", publishedOn: 2024-01-10, retrievedOn: 2024-02-01 }
  - { slug: filing, title: Report of Delta, kind: REGULATORY_FILING, url: "https://example.org/filing" }
companies:
  - { slug: delta, name: Delta, kind: PHARMACEUTICAL, country: GB }
  - { slug: epsilon, name: Epsilon, kind: BIOTECHNOLOGY }
  - { slug: zeta, name: Zeta, kind: BIOTECHNOLOGY }
therapies:
  - { slug: xyz-1, name: XYZ-1, modality: RADIOLIGAND, radionuclide: { isotope: Lu-177, emission: BETA_MINUS } }
agreements:
  - slug: delta-epsilon-2024
    name: Delta acquires Epsilon
    kinds: [ACQUISITION]
    announcedOn: 2024-01-10
    signedOn: 2024-01-09
    closedOn: 2024-03-01
    parties: [{ company: delta, role: ACQUIRER }, { company: epsilon, role: TARGET, note: a company in Leeds }]
    therapies: [{ therapy: xyz-1, role: ACQUIRED }]
    terms:
      - { key: price, components: [PURCHASE_PRICE], amount: 100, currency: USD, qualifier: EXACT, perUnit: SHARE, units: 1000000, payer: delta, otherwise: [{ amount: 110, by: filing, status: REJECTED, because: The filing was corrected. }] }
      - { key: right, components: [CONTINGENT_VALUE_RIGHT], amount: 5, currency: USD, qualifier: EXACT, perUnit: CONTINGENT_VALUE_RIGHT, payer: delta }
      - { key: stock, components: [UPFRONT_EQUITY], amount: 20000000, currency: USD, qualifier: EXACT, payer: delta, relations: [{ relation: PART_OF, term: price }] }
    totals:
      - { measure: UPFRONT, amount: 100000000, currency: USD, qualifier: EXACT }
      - { measure: TOTAL, amount: 105000000, currency: USD, qualifier: UP_TO }
    milestones:
      - { kind: ANTITRUST_CLEARED, datedBy: EVENT, date: 2024-02-20, authority: FTC }
      - { kind: TENDER_OFFER_EXPIRED, date: 2024-02-28, percent: 91.5 }
    contingentValueRights:
      - { event: APPROVAL, amountPerRight: 5, currency: USD, therapy: xyz-1, deadline: 2027-12-31, outcome: PENDING }
  - slug: zeta-delta-2022
    name: Zeta licenses XYZ-1 from Delta
    kinds: [LICENSE]
    status: SIGNED
    announcedOn: 2022-05-01
    effectiveOn: 2022-06-01
    parties: [{ company: zeta, role: LICENSEE }, { company: delta, role: LICENSOR }]
    therapies: [{ therapy: xyz-1, role: LICENSED }]
    rightsGrants:
      - { grantor: delta, grantee: zeta, rights: [DEVELOP], therapies: [xyz-1], territory: { worldwide: true, excludedCountries: [JP] } }
    terms:
      - { components: [UPFRONT_CASH], amount: 30000000, currency: USD, qualifier: EXACT, payer: zeta, payees: [delta], schedule: [{ amount: 10000000 }, { amount: 20000000, dueAfter: a year }] }
      - { components: [ANNIVERSARY_PAYMENT], amount: 5000000, currency: USD, qualifier: EXACT, certainty: SCHEDULED, payer: zeta, payees: [delta] }
      - components: [ROYALTY]
        qualifier: UNDISCLOSED
        payer: zeta
        payees: [delta]
        royaltyTiers:
          - { percent: { min: 8, max: 10 }, annualSales: { max: 500000000, currency: USD } }
          - { percent: { min: 12, max: 14 }, annualSales: { min: 500000000, currency: USD } }
    milestones:
      - { kind: MILESTONE_PAID, date: 2023-04-01, amount: 2000000, currency: USD, company: zeta, recipient: delta }
    stakes:
      - { holder: zeta, issuer: delta, percent: 4.9, pricePerShare: 12.5, currency: USD, premiumPercent: 20, premiumBasis: LAST_CLOSE }
`;
