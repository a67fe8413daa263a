import fc from "fast-check";

const slugs = ["a", "b", "c", "d"] as const;
const some = <Value>(values: readonly Value[], minLength = 0) => fc.subarray([...values], { minLength });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const names = fc.constantFrom("Alpha", "Beta", "Gamma Inc.", "Delta");
const dates = fc.constantFrom("2019", "2020-05", "2021-06-07");

/** What is drawn for each slug; a slug that is not in the graph is skipped wherever it is referred to. */
const companies = fc.record({
  name: names,
  kind: fc.constantFrom("BIOTECHNOLOGY", "PHARMACEUTICAL"),
  country: maybe(fc.constantFrom("FR", "DE")),
  legalName: maybe(names),
  aliases: some(["One", "Two"]),
  listings: some(["AAA", "BBB"]),
  founded: maybe(dates),
});

const agreements = fc.record({
  name: names,
  kinds: some(["LICENSE", "OPTION", "SUPPLY"], 1),
  // Months, because two agreements of the same parties within days of each other are taken for one.
  announcedOn: maybe(dates.map((date) => date.slice(0, 7))),
  parties: fc.uniqueArray(fc.tuple(fc.constantFrom(...slugs), fc.constantFrom("LICENSOR", "LICENSEE")), {
    minLength: 1,
    maxLength: 4,
    selector: ([slug, role]) => `${slug} ${role}`,
  }),
  related: some(slugs),
  indications: some(slugs),
  amounts: fc.array(fc.integer({ min: 1, max: 1000 }).map(String), { maxLength: 3 }),
  fieldsOfUse: some(slugs),
  citesPaper: fc.boolean(),
});

const indications = fc.record({ name: names, parents: some(slugs), sites: some(["lung", "liver"]) });

const entries = <Value>(value: fc.Arbitrary<Value>) =>
  fc.record({ present: some(slugs, 1), drawn: fc.array(value, { minLength: slugs.length, maxLength: slugs.length }) });

/** Records without faults, as an object with their fields. */
export const anyRecords: fc.Arbitrary<object> = fc
  .record({
    companies: entries(companies),
    agreements: entries(agreements),
    indications: entries(indications),
    // The companies with an identifier: that of each is its place in the list, so that identifiers pass from one to another.
    lei: fc.shuffledSubarray([...slugs]),
    withRates: fc.boolean(),
  })
  .map(({ companies: firms, agreements: deals, indications: diseases, lei, withRates }) => {
    const made = <Value>(
      { present, drawn }: { present: string[]; drawn: Value[] },
      record: (slug: string, value: Value) => object,
    ) => present.map((slug) => ({ slug, ...record(slug, drawn[slugs.indexOf(slug as "a")] as Value) }));
    const known = (found: { present: string[] }, wanted: readonly string[]) =>
      wanted.filter((slug) => found.present.includes(slug));
    const list = <Value>(field: string, values: readonly Value[]) => (values.length > 0 ? { [field]: values } : {});
    const [someone = ""] = firms.present;
    return {
      recordedOn: "2024-01-02",
      evidence: {
        default: { source: "release", states: "It is so." },
        paper: { source: "paper", states: "It may be so." },
      },
      sources: [
        { slug: "release", title: "Release", kind: "PRESS_RELEASE" },
        { slug: "paper", title: "Paper", kind: "NEWS" },
      ],
      ...(withRates && {
        referenceRates: [{ date: "2024-01-02", currency: "USD", perEuro: "1.1", source: "paper" }],
      }),
      companies: made(firms, (slug, { name, kind, country, legalName, aliases, listings, founded }) => ({
        name,
        kind,
        country,
        legalName,
        ...(founded && { foundedOn: { value: founded, by: ["default", "paper"] } }),
        ...(lei.includes(slug as "a") && { lei: `549300E9PC51EN65601${lei.indexOf(slug as "a")}` }),
        ...list(
          "aliases",
          aliases.map((text) => ({ text, kind: "SYNONYM" })),
        ),
        ...list(
          "listings",
          listings.map((symbol) => ({ exchange: `EXCHANGE ${slug}`, symbol })),
        ),
      })),
      agreements: made(deals, (slug, deal) => ({
        name: deal.name,
        kinds: deal.kinds,
        status: "SIGNED",
        announcedOn: deal.announcedOn,
        parties: [
          ...deal.parties.filter(([party]) => firms.present.includes(party)),
          ...(deal.parties.some(([party]) => firms.present.includes(party)) ? [] : [[someone, "LICENSOR"] as const]),
        ].map(([party, role]) => ({ company: party, role, ...(deal.citesPaper && { by: "paper" }) })),
        ...list("indications", known(diseases, deal.indications)),
        ...list(
          "relatedAgreements",
          known(deals, deal.related)
            .filter((other) => other > slug)
            .map((other) => ({ agreement: other, relation: "AMENDS" })),
        ),
        ...list(
          "terms",
          deal.amounts.map((amount) => ({ components: ["LOAN"], amount, currency: "EUR", qualifier: "EXACT" })),
        ),
        rightsGrants: [
          {
            grantee: someone,
            rights: ["COMMERCIALIZE"],
            territory: { worldwide: true },
            ...list("fieldsOfUse", known(diseases, deal.fieldsOfUse)),
          },
        ],
      })),
      indications: made(diseases, (slug, { name, parents, sites }) => ({
        name,
        ...list(
          "parents",
          known(diseases, parents).filter((parent) => parent > slug),
        ),
        ...list("anatomicalSites", sites),
      })),
    };
  });
