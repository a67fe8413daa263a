import { countryCodes } from "../../../domain/code.ts";
import { countriesOf } from "../../../domain/rights/territory.ts";
import { snakeOf } from "../../../model/derived/spelling.ts";
import type { ColumnsOf } from "../../../model/language.ts";
import { territoryColumns } from "../../../model/part/territory.ts";
import { builder } from "../../core/builder.ts";
import { atMost } from "../../core/cost.ts";
import { fieldOfColumn } from "../../core/field/column.ts";
import { dayOf } from "../../core/today.ts";

export const Territory = builder.objectRef<ColumnsOf<typeof territoryColumns>>("Territory");
Territory.implement({
  description: "A territory in which rights hold or a payment is due.",
  fields: (t) => ({
    ...Object.fromEntries(
      Object.entries(territoryColumns).map(([field, column]) => [
        "shownAs" in column ? column.shownAs : field,
        fieldOfColumn(t, column, snakeOf(field)),
      ]),
    ),
    countries: t.field({
      type: ["CountryCode"],
      nullable: true,
      ...atMost(countryCodes.length),
      description:
        "The countries that the territory covers, in alphabetical order [iso:3166-1 alpha-2]. Derived from the countries and regions included and excluded. At most 249. Null if no source states the territory.",
      args: {
        on: t.arg({
          type: "FullDate",
          description:
            "The day that decides which countries belong to a group such as the European Union. Defaults to today.",
        }),
      },
      resolve: async (territory, { on }, { work }) => {
        const countries = countriesOf(territory, dayOf(on));
        await work.produce(countries?.length ?? 0);
        return countries;
      },
    }),
  }),
});
