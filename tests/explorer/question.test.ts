import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/store/open.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { changedRecords, loadRecords } from "../support/history.ts";
import { sampleRecords } from "../support/records.ts";

describe.runIf(hasBrowser)("questions of the explorer", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  it("tell who may sell a therapy in a country, found by a misspelled name, and which source says so", async () => {
    const page = await served.open("/questions");
    await page.getByRole("link", { name: "Who holds rights to … in …?" }).click();
    await page.getByRole("combobox", { name: "Rights to" }).fill("alphamedx");
    await page.getByRole("combobox", { name: "in", exact: true }).selectOption({ label: "Japan" });
    await page.getByRole("combobox", { name: "Rights to" }).press("Enter");
    const answer = page.getByRole("region", { name: "Answer" });
    await answer.getByText("Sanofi may sell AlphaMedix in Japan, according to the recorded facts").waitFor();
    expect(await answer.textContent()).toContain("No source names the originator of the therapy.");
    const step = answer.locator(".occasion").filter({ hasText: "Granted" });
    expect(await step.textContent()).toMatch(/from RadioMedix, Orano Med to Sanofi/);
    expect(await step.locator("cite").textContent()).toContain("announce licensing agreement");
    expect(new URL(page.url()).search).toBe("?country=JP&therapy=alphamedix");

    await page.reload();
    await answer.getByText("Sanofi may sell AlphaMedix in Japan").waitFor();
    expect(await page.getByRole("combobox", { name: "Rights to" }).inputValue()).toBe("AlphaMedix");
    expect(served.problemsOf(page)).toEqual([]);
  });

  it("can be filled in by the keyboard from a list of names", async () => {
    const page = await served.open("/questions/connected");
    const from = page.getByRole("combobox", { name: "How are" });
    await from.fill("orano med");
    await page.getByRole("option", { name: /Orano Med.*company/ }).waitFor();
    await from.press("ArrowDown");
    await from.press("Enter");
    expect(await from.inputValue()).toBe("Orano Med");
    expect(await page.locator(".picker-results").count()).toBe(0);
    const to = page.getByRole("combobox", { name: "and" });
    await to.fill("Sanofi");
    await to.press("Enter");
    const answer = page.getByRole("region", { name: "Answer" });
    await answer.getByText(/Orano Med and Sanofi are connected by \d+ steps?/).waitFor();
    const path = answer.locator(".path").first();
    expect(await path.locator(".path-edge").first().textContent()).toMatch(/is a party to/);
    await path
      .getByRole("button", { name: /source/ })
      .first()
      .click();
    await page.locator(".popover-panel cite").first().waitFor();
  });

  it("say what to do if nothing has the name, if nothing is known, and if there is no path", async () => {
    const page = await served.open("/questions/rights?therapy=alphamedix&country=JP&right=OPT_IN");
    await page.getByText("The recorded facts do not say who may opt in to AlphaMedix in Japan").waitFor();
    expect(await page.locator(".answer .notice").textContent()).toMatch(/Why it is not known.*No grant recorded/);
    await page.getByRole("combobox", { name: "Rights to" }).fill("qqqqzzzz");
    await page.getByRole("button", { name: "Answer" }).click();
    await page.getByText("Nothing is called “qqqqzzzz”").first().waitFor();

    await page.goto(`${served.url}/questions/rights?therapy=no-such-drug`);
    await page.getByText("There is no therapy named “no-such-drug”").waitFor();
    await page.goto(`${served.url}/questions/connected?from=companies/orano-med&to=companies/novartis&length=2`);
    await page.getByText("The graph has no path of at most 2 steps").waitFor();
    await page.getByRole("link", { name: "Look 3 steps far" }).click();
    await page.waitForURL(/length=3/);
  });

  it("find deals like one, with what they have in common", async () => {
    const page = await served.open("/questions/similar?agreement=sanofi-radiomedix-orano-med-alphamedix-2024");
    const rows = page.getByRole("row");
    await rows.nth(2).waitFor();
    expect(await rows.nth(1).textContent()).toContain("This one");
    expect(await rows.nth(2).textContent()).toMatch(/therapy AlphaMedix/);
    expect(await page.locator(".answer-words").textContent()).toMatch(/agreements are most like Sanofi licenses/);
  });

  it("give a median with its number of agreements and their sources", async () => {
    const page = await served.open("/questions/median");
    await page.getByRole("combobox", { name: "Median upfront for" }).selectOption({ label: "Radioligand therapy" });
    await page.getByRole("textbox", { name: "since" }).fill("2017");
    await page.getByRole("button", { name: "Answer" }).click();
    const words = page.locator(".answer-words");
    await words.waitFor();
    expect(await words.textContent()).toMatch(
      /The median upfront payment is \$[\d.]+[MB], over \d+ of \d+ agreements for radioligand therapy since 2017/,
    );
    expect(await page.getByText(/Left out: \d+ do(es)? not disclose it/).count()).toBe(1);
    await page.locator("tbody .source-mark button").first().click();
    await page.locator(".popover-panel cite").first().waitFor();
    await page.goto(`${served.url}/questions/median?modality=MICROBIOME`);
    await page.getByText("The graph has no such agreement").waitFor();
  });

  it("tell what happened since a day, in general and about a company", async () => {
    const page = await served.open("/questions/changes?since=2024-01-01");
    await page.getByText(/Since Jan 1, 2024, \d+ agreements were announced, .* and \d+ trials? began/).waitFor();
    await page.getByRole("combobox", { name: "about" }).fill("sanofi");
    await page.getByRole("button", { name: "Answer" }).click();
    await page.getByText(/the graph has \d+ dated facts about Sanofi/).waitFor();
    expect(new URL(page.url()).searchParams.get("about")).toBe("companies/sanofi");
    const dates = await page
      .locator(".occasion time")
      .evaluateAll((times) => times.map((time) => time.getAttribute("datetime") ?? ""));
    expect(dates.every((date) => date >= "2024-01-01")).toBe(true);
  });

  it("compare two companies", async () => {
    const page = await served.open("/companies/sanofi");
    await page.getByRole("link", { name: "How does it compare with …?" }).click();
    await page.getByRole("combobox", { name: "and" }).fill("novartis");
    await page.getByRole("button", { name: "Answer" }).click();
    await page.getByText(/Sanofi is a party to \d+ agreements, Novartis to \d+/).waitFor();
    const row = page.getByRole("row", { name: /^Median upfront/ });
    expect(await row.getByRole("cell").allTextContents()).toEqual([
      expect.stringMatching(/^\$.* of \d+ that disclose it$/),
      expect.stringMatching(/^\$.* of \d+ that disclose it$/),
    ]);
    expect(new URL(page.url()).search).toBe("?one=sanofi&other=novartis");
  });

  it("refuse a question that does not exist, and an entry of an address that the API does not have", async () => {
    const page = await served.open("/questions/weather");
    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    await page.goto(`${served.url}/questions/median?stage=PHASE9`);
    await page.getByText("The server does not accept a part of this address").waitFor();
  });
});

describe.runIf(hasBrowser)("the question what changed", () => {
  it("shows corrected facts with what stood there before, and names with markup as text", async () => {
    const store = await openStore(":memory:");
    await loadRecords(store, sampleRecords);
    await loadRecords(
      store,
      changedRecords(["name: ABC-1\n", "name: <b>ABC-1</b>\n"], ["stage: PHASE2", "stage: PHASE3"]),
    );
    const served = await serveExplorer({}, store);
    try {
      const page = await served.open("/questions/changes?since=2024-01-01");
      const learned = page.getByRole("region", { name: "What the graph has learned" });
      await learned.getByText("Changed").first().waitFor();
      expect(await learned.locator("del").first().textContent()).not.toBe("");
      expect(await learned.textContent()).toContain("<b>ABC-1</b>");
      expect(await learned.locator("b").count()).toBe(0);
    } finally {
      await served[Symbol.asyncDispose]();
      await store.destroy();
    }
  });
});
