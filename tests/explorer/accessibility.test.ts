import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beyondNarrowScreen, violations, violationsElsewhere } from "../support/accessibility.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

/** Views, each with its address and with what is there when it is complete, as a selector. */
const views: [string, string, string][] = [
  ["home", "/", ".relation li a >> nth=8"],
  ["a list with filters", "/agreements?kind=LICENSE&announced-min=2018", ".facet label"],
  ["a list of therapies", "/therapies", ".facet label"],
  ["a list of companies", "/companies?size=50", ".facet label"],
  ["a list of indications", "/indications", ".facet label"],
  ["a list of regulatory events", "/regulatory-events", ".facet label"],
  ["a list of trials", "/trials", ".facet label"],
  ["a list of targets", "/drug-targets", ".facet label"],
  ["a list of people", "/people", "tbody tr"],
  ["a list of sources", "/sources", "tbody tr"],
  ["a list without entries", "/trials?started-max=1950", "text=match all of these"],
  ["a list with an unknown filter", "/agreements?colour=blue", "text=no setting named"],
  ["a page of a list that is gone", "/companies?after=nonsense", "text=no longer there"],
  ["results", "/search?q=sanofi", ".hits li"],
  ["a search without results", "/search?q=qqqqqq", "text=Nothing was found"],
  ["an empty search", "/search", "text=Write what to search for"],
  ["an agreement", "/agreements/gilead-arcus-2020", "h2:text-is('Sources')"],
  ["a therapy", "/therapies/alphamedix", "h2:text-is('Timeline')"],
  ["a company", "/companies/sanofi", "h2:text-is('Pipeline')"],
  ["an indication", "/indications/alzheimers-disease", "article .show-query"],
  ["a regulatory event", "/regulatory-events/alphamedix-fda-orphan-2018-11-13", "article .show-query"],
  ["a trial", "/trials/cu-64-dotatate-phase-3", "article .show-query"],
  ["a target", "/drug-targets/psma", "article .show-query"],
  ["a person", "/people/andrew-cavey", "article .show-query"],
  ["a source", "/sources/6ix-dri-tzield-royalty-2023-03-08", "h2:text-is('What it states')"],
  ["a source that is gone", "/sources/nothing", "text=There is no source"],
  ["the questions", "/questions", "h1"],
  ["a form of a question", "/questions/median", "form"],
  ["an answer about rights", "/questions/rights?therapy=alphamedix&country=JP", ".answer-words"],
  ["a right that nobody is known to hold", "/questions/rights?therapy=alphamedix&right=OPT_IN", ".answer .notice"],
  ["deals like one", "/questions/similar?agreement=sanofi-radiomedix-orano-med-alphamedix-2024", "tbody tr"],
  ["a median", "/questions/median?modality=RADIOLIGAND", "tbody tr"],
  ["what changed", "/questions/changes?since=2024-01-01", ".answer-words"],
  ["what changed about a company", "/questions/changes?since=2024-01-01&about=companies/sanofi", ".answer-words"],
  ["a comparison", "/questions/compare?one=sanofi&other=novartis", "tbody tr"],
  ["a path", "/questions/connected?from=companies/orano-med&to=companies/novartis&through=all", ".paths"],
  ["no path", "/questions/connected?from=companies/orano-med&to=companies/novartis&length=2", "text=no path of"],
  ["an entity that does not exist in an answer", "/questions/rights?therapy=no-such-drug", "text=There is no"],
  ["the map of connections before its start", "/graph", "text=Nothing is shown yet"],
  ["an entity that is gone", "/companies/nobody", "text=It may have been removed"],
  ["an address without a view", "/agreements/a/b", "text=There is nothing at this address"],
];

/** The views whose drawings have tests of their own, with axe-core: picture.test.ts and picture-graph.test.ts. */
const testedElsewhere = ["/pictures", "/graph"];

describe.runIf(hasBrowser)("accessibility of the explorer", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  /** Everything that was asked for is there. */
  async function complete(page: Page, selector: string) {
    await page.locator(selector).first().waitFor({ state: "attached" });
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  }

  it.each(views)("%s has no violations, and fits a screen of 320 pixels", async (_name, path, selector) => {
    const page = await served.open(path, { viewport: { width: 1440, height: 900 } });
    await complete(page, selector);
    expect(await violations(page)).toEqual([]);
    const filters = page.locator(".facets:not([open]) > summary");
    if ((await filters.count()) > 0) await filters.click();
    expect(await violationsElsewhere(page)).toEqual([]);
    expect(await beyondNarrowScreen(page)).toBe(0);
    await page.context().close();
  });

  it("is tested for each view", async () => {
    const text = await readFile("src/explorer/app/routes.tsx", "utf8");
    const routes = text.split("segment: ").slice(1);
    const kinds = routes.flatMap((route) => {
      const [, segment = ""] = /^"([^"]*)"/.exec(route) ?? [];
      return [
        ...(route.includes("list:") ? [`/${segment}`] : []),
        ...(route.includes("entity:") ? [`/${segment}/*`] : []),
      ];
    });
    expect(kinds.length).toBeGreaterThan(20);
    const tested = views.map(([, address]) => {
      const [, segment, slug] = new URL(address, "http://localhost").pathname.split("/");
      return slug === undefined ? `/${segment}` : `/${segment}/*`;
    });
    expect(kinds.filter((kind) => ![...tested, ...testedElsewhere].includes(kind))).toEqual([]);
  });

  it("reduced motion leaves no animation", async () => {
    const page = await served.open("/agreements", { reducedMotion: "reduce" });
    await page.locator("tbody tr").first().waitFor();
    const moving = await page.evaluate(() =>
      [...document.styleSheets].flatMap((sheet) =>
        [...sheet.cssRules]
          .filter(
            (rule) =>
              rule instanceof CSSStyleRule && (rule.style.animationName !== "" || rule.style.transitionDuration !== ""),
          )
          .map((rule) => rule.cssText),
      ),
    );
    expect(moving).toEqual([]);
  });
});
