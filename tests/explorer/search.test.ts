import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

/** The browser may be slow on a busy machine. */
const patient = { timeout: 10_000 };

describe.runIf(hasBrowser)("searching in the explorer", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  it("finds a therapy by a misspelled name with the keyboard alone, and says which source supports its facts", async () => {
    const page = await served.open("/");
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("alphamedx");
    const option = page.getByRole("option", { name: /AlphaMedix/ }).first();
    await option.waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await option.getAttribute("aria-selected")).toBe("true");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "AlphaMedix" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/therapies/alphamedix");

    const mark = page.getByRole("button", { name: /^Modality: \d+ sources?/ });
    await mark.focus();
    await page.keyboard.press("Enter");
    const claims = page.locator(".popover-panel .claim");
    await claims.first().waitFor();
    expect(await claims.first().locator("cite").count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    expect(await claims.count()).toBe(0);
    expect(await mark.evaluate((element) => element === document.activeElement)).toBe(true);

    await page.goBack();
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
    await page.getByRole("heading", { name: "Recent searches" }).waitFor();
    expect(served.problemsOf(page)).toEqual([]);
  });

  it("groups results by type, highlights what matched, and lists all of them in pages", async () => {
    const page = await served.open("/agreements");
    await page.getByRole("combobox", { name: "Search everything" }).fill("novartis");
    const groups = page.getByRole("listbox").getByRole("group");
    await groups.first().waitFor();
    expect(await groups.count()).toBeGreaterThan(1);
    expect(
      await page
        .getByRole("option", { name: /Novartis/ })
        .first()
        .locator("mark")
        .textContent(),
    ).toBe("Novartis");
    await page.getByRole("combobox", { name: "Search everything" }).fill("license");
    await page.getByRole("option", { name: /^All \d+ agreements/ }).click();
    await page.getByRole("heading", { name: "Results for “license”" }).waitFor();
    await page.getByText(/^\d+ results$/).waitFor();
    expect(new URL(page.url()).search).toBe("?q=license&type=Agreement");
    const types = await page.locator(".hit-type").allTextContents();
    expect(new Set(types)).toEqual(new Set(["agreement"]));
    await page.getByRole("link", { name: "Everything" }).click();
    await expect.poll(() => new URL(page.url()).search, patient).toBe("?q=license");
    expect(served.problemsOf(page)).toEqual([]);
  });

  it("says that nothing was found, and Escape empties the box", async () => {
    const page = await served.open("/");
    const box = page.getByRole("combobox", { name: "Search everything" });
    await box.fill("qqqqqq");
    await page.getByText(/Nothing in the graph is called “qqqqqq”/).waitFor();
    await box.press("Escape");
    await box.press("Escape");
    expect(await box.inputValue()).toBe("");
    await box.fill("qqqqqq");
    await box.press("Enter");
    await page.getByText("Nothing was found for “qqqqqq”.").waitFor();
  });

  it("shows labels in the language of the reader", async () => {
    const page = await served.open("/agreements", { locale: "de-DE" });
    await page.getByText("Lizenz", { exact: true }).first().waitFor();
    await page.getByLabel("Labels in").selectOption("ja");
    await page.getByText("ライセンス", { exact: true }).first().waitFor();
    expect(await page.locator("span[lang=ja]").count()).toBeGreaterThan(5);
    await page.reload();
    await page.getByText("ライセンス", { exact: true }).first().waitFor();
  });
});
