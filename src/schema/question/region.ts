import { countryCodes } from "../../domain/code.ts";
import type { Membership } from "../../domain/region/group.ts";
import { countriesIn, type Region, regions } from "../../domain/region/region.ts";
import { builder } from "../core/builder.ts";
import { atMost } from "../core/cost.ts";
import { badArgument, boundedList } from "../core/error.ts";
import { dayOf } from "../core/today.ts";

const RegionMembership = builder.objectRef<Membership>("RegionMembership");
RegionMembership.implement({
  description: "A period in which countries belong to a region.",
  fields: (t) => ({
    countries: t.field({
      type: ["CountryCode"],
      ...atMost(countryCodes.length),
      description: "The countries [iso:3166-1 alpha-2]. At most 249.",
      resolve: ({ countries }) => countries,
    }),
    validFrom: t.field({
      type: "PartialDate",
      nullable: true,
      description: "The first day on which the countries belong to the region. Null if there is none.",
      resolve: ({ from }) => from ?? null,
    }),
    validTo: t.field({
      type: "PartialDate",
      nullable: true,
      description: "The last day on which the countries belong to the region. Null if they still do.",
      resolve: ({ to }) => to ?? null,
    }),
    isDisputed: t.boolean({
      description: "Whether it is disputed that the countries belong to the region.",
      resolve: ({ isDisputed }) => isDisputed === true,
    }),
  }),
});

const RegionType = builder.objectRef<Region>("Region");
RegionType.implement({
  description: "A region of the territories of rights: a region of the UN M49 standard, or a named group of countries.",
  fields: (t) => ({
    code: t.exposeString("code", {
      description: 'The code of a region [un:m49], such as "150", or the name of a group, such as "EU".',
    }),
    name: t.exposeString("name", { description: "The name of the region." }),
    definition: t.exposeString("definition", { description: "What belongs to the region." }),
    source: t.expose("source", {
      type: "URL",
      description: "The address at which the definition or the members are published.",
    }),
    countries: t.field({
      type: ["CountryCode"],
      ...atMost(countryCodes.length),
      description:
        "The countries that belong to the region on a day, in alphabetical order [iso:3166-1 alpha-2]. At most 249.",
      args: {
        on: t.arg({
          type: "FullDate",
          description: "The day. Defaults to today.",
        }),
      },
      resolve: ({ code }, { on }) => countriesIn(code, dayOf(on)),
    }),
    memberships: t.field({
      type: [RegionMembership],
      ...atMost(20),
      description: "The countries with the periods in which they belong to the region. At most 20.",
      resolve: ({ memberships }) => memberships,
    }),
  }),
});

const maxRegions = 100;

builder.queryField("regions", (t) =>
  t.field({
    type: [RegionType],
    ...atMost(maxRegions),
    nullable: true,
    description:
      "The regions that territories name: those of the UN M49 standard, and named groups of countries. At most 100. Null only if the request failed.",
    args: {
      codes: t.arg.stringList({
        description: "Returns only the regions with these codes, in this order: at most 100. Defaults to all.",
      }),
    },
    resolve: (_root, { codes }) => {
      if (codes == null) return [...regions.values()];
      return boundedList("codes", codes, maxRegions).map((code, index) => {
        const found = regions.get(code);
        if (!found)
          throw badArgument(
            `codes[${index}]`,
            `${JSON.stringify(code.slice(0, 60))} is not the code of a region. Use a code that \`regions\` returns without \`codes\`.`,
          );
        return found;
      });
    },
  }),
);
