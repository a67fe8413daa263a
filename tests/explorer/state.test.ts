import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { RateLimiter } from "../../src/server/admission/rate-limiter.ts";
import { readLimits } from "../../src/settings/limits.ts";
import { Settings } from "../../src/settings/settings.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { graphOf, idOf } from "../support/graph.ts";
import { holdAnswers } from "../support/held-answers.ts";
import { sampleRecords } from "../support/records.ts";

describe.runIf(hasBrowser)("what the explorer says if something is not as it should be", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  it("a facet that the list does not have is named and ignored", async () => {
    const page = await served.open("/agreements?colour=blue&kind=LICENSE");
    await page.getByText("no setting named “colour”", { exact: false }).waitFor();
    await page.locator("tbody tr").first().waitFor();
    await page.getByRole("link", { name: "Remove it" }).click();
    expect(new URL(page.url()).search).toBe("?kind=LICENSE");
  });

  it("a value that the server does not accept leads to the list without settings", async () => {
    const page = await served.open("/agreements?kind=LISENCE");
    await page.getByText("The server does not accept a part of this address.").waitFor();
    expect(await page.getByRole("alert").first().textContent()).toMatch(/LISENCE/);
    await page.getByRole("link", { name: "Open this page without its settings" }).first().click();
    await page.locator("tbody tr").first().waitFor();
  });

  it("a malformed cursor leads to the first page", async () => {
    const page = await served.open("/companies?after=nonsense&kind=BIOTECHNOLOGY");
    await page.getByText("This page of the list is no longer there.").waitFor();
    await page.getByRole("link", { name: "Go to the first page" }).click();
    await page.locator("tbody tr").first().waitFor();
    expect(new URL(page.url()).search).toBe("?kind=BIOTECHNOLOGY");
    await page.goto(`${served.url}/search?q=sanofi&after=nonsense`);
    await page.getByRole("link", { name: "Go to the first page" }).click();
    await page.locator(".hits li").first().waitFor();
    expect(new URL(page.url()).search).toBe("?q=sanofi");
  });

  it("filters that leave nothing say so", async () => {
    const page = await served.open("/agreements?announced-max=1950");
    await page.getByText("No agreements match all of these filters.").waitFor();
    await page.getByRole("link", { name: "show all agreements" }).click();
    await page.locator("tbody tr").first().waitFor();
  });

  it("an entity that is gone leads to similar names", async () => {
    const page = await served.open("/therapies/alphamedix-2");
    await page.getByRole("heading", { level: 1, name: "There is no therapy named “alphamedix-2”" }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "AlphaMedix", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "AlphaMedix" }).waitFor();
  });

  it("the slug or the id of another type leads to the entity that has it", async () => {
    const page = await served.open("/companies/alphamedix");
    await page.getByText("the therapy", { exact: false }).waitFor();
    await page.goto(`${served.url}/companies/${idOf("Therapy", "alphamedix")}`);
    await page.getByRole("heading", { level: 1, name: "AlphaMedix" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/therapies/alphamedix");
  });

  it("an address without a view says so", async () => {
    const page = await served.open("/agreements/a/b");
    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    await page.getByRole("link", { name: "Search the graph" }).click();
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
  });

  it("a browser that is offline is told so, and continues when it is back", async () => {
    const page = await served.open("/");
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
    await page.getByRole("link", { name: "Trials" }).first().click();
    await page.locator("tbody tr").first().waitFor();
    await page.context().setOffline(true);
    await page.getByRole("columnheader", { name: "Participants" }).getByRole("link").click();
    await page.getByText("You are offline.").first().waitFor();
    await page.context().setOffline(false);
    await page.getByText("You are offline.").first().waitFor({ state: "detached" });
    await page.locator("tbody tr").first().waitFor();
  });

  it("a server of another version asks to load the page again", async () => {
    const page = await served.open("/");
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
    await page.route(/documentId=/, (route) =>
      route.fulfill({
        status: 404,
        contentType: "application/graphql-response+json",
        body: JSON.stringify({ errors: [{ message: "No document", extensions: { code: "DOCUMENT_NOT_FOUND" } }] }),
      }),
    );
    await page.getByRole("link", { name: "Companies" }).first().click();
    await page.getByText("The server has another version than this page.").first().waitFor();
    await page.unroute(/documentId=/);
    await page.getByRole("button", { name: "Reload" }).first().click();
    await page.locator("tbody tr").first().waitFor();
  });

  it("an answer that takes long is announced", async () => {
    const page = await served.open("/");
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
    const release = await holdAnswers(page);
    await page.getByRole("link", { name: "Trials" }).first().click();
    await page.getByText("This takes longer than usual.", { exact: false }).waitFor();
    release("continue");
    await page.locator("tbody tr").first().waitFor();
  });
  it("too many requests: when to try again", async () => {
    const rateLimiter = new RateLimiter({ perMinute: 60, burst: 60 });
    await using served = await serveExplorer({ rateLimiter });
    const page = await served.open("/agreements");
    await page.getByText("The server has too many requests.").first().waitFor();
    expect(await page.getByRole("alert").first().textContent()).toMatch(/It answers again in \d+ seconds/);
  });

  it("a view that is too expensive: to narrow it down", async () => {
    await using served = await serveExplorer({ limits: readLimits(new Settings({ MAX_COST: "1000" })) });
    const page = await served.open("/agreements");
    await page.getByText("This view asks for too much at once.").first().waitFor();
  });

  it("a server that is gone: that it does not respond", async () => {
    const served = await serveExplorer();
    const page = await served.open("/agreements");
    await page.locator("tbody tr").first().waitFor();
    await page.route("**/*", (route) => route.abort("connectionrefused"));
    await page.getByRole("link", { name: "Next" }).click();
    await page.getByText("The server does not respond.").first().waitFor();
    await page.unroute("**/*");
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByRole("link", { name: "Previous" }).waitFor();
    await served[Symbol.asyncDispose]();
  });

  it("names with markup are shown as text", async () => {
    const name = "<img src=x onerror=alert(1)><script>alert(2)</script>";
    await using graph = await graphOf({ "all.yaml": sampleRecords.replace("Beta licenses ABC-1", `"${name}"`) });
    await using served = await serveExplorer({}, graph.store);
    const page = await served.open("/agreements");
    await page.getByRole("link", { name }).click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.goto(`${served.url}/search?q=${encodeURIComponent(name)}`);
    await page.getByRole("heading", { level: 1, name: `Results for “${name}”` }).waitFor();
    await page.goto(`${served.url}/agreements/${encodeURIComponent(name)}`);
    await page.getByRole("heading", { level: 1, name: `There is no agreement named “${name}”` }).waitFor();
    await page.goto(`${served.url}/sources/${encodeURIComponent(name)}`);
    await page.getByRole("heading", { level: 1, name: `There is no source named “${name}”` }).waitFor();
    expect(await page.locator("img, #root script").count()).toBe(0);
    expect(served.problemsOf(page)).toEqual([]);
  });
});
