import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

describe.runIf(hasBrowser)("the pages of entities", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  it("show an agreement as a term sheet, with open and bundled amounts as such", async () => {
    const page = await served.open("/agreements/gilead-arcus-2020");
    const region = (name: string) => page.getByRole("region", { name, exact: true });
    const payments = region("Payments").locator(".entry");
    await payments.first().waitFor();
    const perProduct = payments.filter({ hasText: "per Product" });
    expect(await perProduct.textContent()).toContain("sums have no upper end");
    expect(await perProduct.textContent()).toContain("(stated)");
    expect(await payments.filter({ hasText: "Upfront cash" }).textContent()).toContain("(derived)");
    expect(await payments.filter({ hasText: "Royalty" }).textContent()).toContain("which no source states");
    expect(await region("Parties").textContent()).toMatch(/Licensee.*Gilead Sciences.*Licensor.*Arcus Biosciences/);
    expect(await region("Rights granted").textContent()).toContain("No source states the territory");
    const life = region("Life of the agreement").locator(".occasion");
    expect((await life.allTextContents())[0]).toMatch(/May 27, 2020.*Announced/);
    expect(await life.filter({ hasText: "Option lapsed" }).count()).toBe(1);
    expect(await region("Value with amendments and expansions").getByRole("row").last().textContent()).toMatch(
      /Together.*\$2\.32B/,
    );
    await page.goto(`${served.url}/agreements/bayer-algeta-alpharadin-2009`);
    const bundled = payments.filter({ hasText: "Development milestone, Sales milestone" });
    await bundled.waitFor();
    expect(await bundled.textContent()).toContain("Bundled");
    expect(served.problemsOf(page)).toEqual([]);
  });

  it("name the sources of a number when it is pointed at, reached by Tab, or clicked", async () => {
    const page = await served.open("/agreements/sanofi-radiomedix-orano-med-alphamedix-2024");
    const mark = page.getByRole("region", { name: "Payments" }).getByRole("button", { name: /^Terms: 3 sources/ });
    const panel = page.locator(".popover-panel");
    await mark.first().hover();
    await panel.waitFor();
    expect(await panel.textContent()).toContain("Upfront cash €100,000,000");
    expect(await panel.locator("cite").first().textContent()).not.toBe("");
    await page.getByRole("heading", { level: 1 }).hover();
    await panel.waitFor({ state: "detached" });

    await mark.first().focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await panel.waitFor();
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });

    await mark.first().click();
    await page.getByRole("heading", { level: 1 }).hover();
    await page.waitForTimeout(400);
    expect(await panel.count()).toBe(1);
  });

  it("explain where sources disagree", async () => {
    const page = await served.open("/agreements/sanofi-vigil-neuroscience-acquisition-2025");
    const disagreements = page.getByRole("region", { name: "Where sources disagree" });
    await disagreements.waitFor();
    expect(await disagreements.textContent()).toMatch(/Announced on.*Against May 22, 2025.*May 21, 2025.*Disputed/);
    await page.getByRole("button", { name: /^Announced on: 2 sources, which disagree/ }).click();
    expect(await page.locator(".popover-panel").textContent()).toContain("Sources disagree");
  });

  it("convert amounts into the currency of the address, with the day of the rate", async () => {
    const page = await served.open("/agreements/sanofi-radiomedix-orano-med-alphamedix-2024?currency=JPY");
    const value = page.getByRole("region", { name: "Value", exact: true });
    await value.waitFor();
    expect(await value.textContent()).toMatch(/€100M¥[\d.]+B.*reference rates of 2024-09-12/);
    await value.getByRole("combobox").selectOption("GBP");
    await value.getByText("£").first().waitFor();
    expect(new URL(page.url()).searchParams.get("currency")).toBe("GBP");
  });

  it("print an agreement without what belongs to the screen, and with numbered sources", async () => {
    const page = await served.open("/agreements/sanofi-radiomedix-orano-med-alphamedix-2024");
    await page.getByRole("heading", { name: "Sources", exact: true }).waitFor();
    await page.emulateMedia({ media: "print" });
    for (const screenOnly of ["header.site", "footer.site", ".source-mark", ".ask", ".show-query"])
      expect(await page.locator(screenOnly).first().isVisible(), screenOnly).toBe(false);
    const numbers = await page.locator(".entry-figure sup").first().textContent();
    expect(numbers).toMatch(/^\[\d+(, \d+)*\]$/);
    const sources = await page.locator(".sources li").count();
    expect(sources).toBeGreaterThanOrEqual(Number(numbers?.match(/\d+(?=\])/)?.[0]));
    expect(await page.locator(".sources .print-only").first().isVisible()).toBe(true);
  });

  it("tell who holds the rights to a therapy, and lead to how that follows for a country", async () => {
    const page = await served.open("/therapies/alphamedix");
    const rights = page.getByRole("region", { name: "Who holds the rights" });
    await rights.getByText("Worldwide").waitFor();
    expect(await rights.textContent()).toMatch(/Sanofi Exclusive under .* since Sep 12, 2024/);
    await rights.getByRole("combobox", { name: "Right" }).selectOption("MANUFACTURE");
    await rights.getByText("Unknown").waitFor();
    await rights.getByRole("combobox", { name: "In a country" }).selectOption("JP");
    await rights.getByRole("button", { name: "Who holds it?" }).click();
    await page.getByText("do not say who may make AlphaMedix in Japan").waitFor();
    expect(new URL(page.url()).pathname).toBe("/questions/rights");
  });

  it("count the deals of a company by year and role, with those of the companies that it owns on request", async () => {
    const page = await served.open("/companies/sanofi");
    const deals = page.getByRole("region", { name: "Agreements", exact: true });
    await deals.getByRole("table").waitFor();
    const year = deals.getByRole("row", { name: /^2024/ });
    const [all] = await year.getByRole("cell").allTextContents();
    await year.getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "Agreements" }).waitFor();
    expect(new URL(page.url()).search).toBe("?company=sanofi&announced-min=2024&announced-max=2024");
    await page.getByText(`${all} agreements`, { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole("region", { name: "Corporate group" }).waitFor();
    const before = await deals.locator(".section-head .muted").textContent();
    await page.getByRole("checkbox", { name: "With the companies that it owns" }).check();
    await page.waitForFunction((text) => document.querySelector(".section-head .muted")?.textContent !== text, before);
    expect(new URL(page.url()).searchParams.get("group")).toBe("true");
  });

  it.each([
    ["/indications/prostate-cancer", "Therapies by stage"],
    ["/drug-targets/psma", "Therapies by stage"],
    ["/regulatory-events/alphamedix-fda-breakthrough-therapy-2024-02-12", "Other events of AlphaMedix"],
    ["/trials/cu-64-dotatate-phase-3", "Outcomes"],
    ["/people/andrew-cavey", "Positions"],
    ["/sources/acc-sotagliflozin-2023-06", "What it states"],
  ])("show %s", async (path, heading) => {
    const page = await served.open(path);
    await page.getByRole("heading", { name: heading }).first().waitFor();
    expect(served.problemsOf(page)).toEqual([]);
  });
});
