import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beyondNarrowScreen, violations, violationsElsewhere } from "../support/accessibility.ts";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";
import { holdAnswers } from "../support/held-answers.ts";

/** What a server may answer in place of data, and what the page says then. */
const refusals: [string, number, string, string][] = [
  ["too many requests", 429, "RATE_LIMITED", "The server has too many requests."],
  ["a view that is too expensive", 400, "QUERY_TOO_EXPENSIVE", "This view asks for too much at once."],
  ["a value that the API does not have", 400, "BAD_USER_INPUT", "The server does not accept a part of this address."],
  ["missing credentials", 401, "UNAUTHENTICATED", "The server needs credentials."],
  ["credentials that do not suffice", 403, "FORBIDDEN", "Your credentials do not permit this."],
  ["another version", 404, "DOCUMENT_NOT_FOUND", "The server has another version than this page."],
  ["an internal error", 500, "INTERNAL_SERVER_ERROR", "The request failed."],
];

/** axe-core takes seconds on a busy machine, and each test runs it several times. */
describe.runIf(hasBrowser)("accessibility of what the explorer shows in between", { timeout: 60_000 }, () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  async function expectAccessible(page: Page, include = "html") {
    expect(await violations(page, { include })).toEqual([]);
    expect(await violationsElsewhere(page, { include })).toEqual([]);
  }

  it("the sources of a fact, the query of a view and results below the search box", async () => {
    // Without permissions, the query cannot be copied.
    const page = await served.open("/therapies/alphamedix", { permissions: [] });
    await page.getByText("Show the query").last().click();
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByText("The browser does not permit copying", { exact: false }).waitFor();
    const mark = page.getByRole("button", { name: /^Modality:/ });
    await mark.click();
    await page.locator(".popover-panel .claim").first().waitFor();
    await expectAccessible(page);
    expect(await beyondNarrowScreen(page)).toBe(0);
    await page.keyboard.press("/");
    await page.keyboard.type("sanofi");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await expectAccessible(page);
  });

  it("the sources of a fact that disagree", async () => {
    const page = await served.open("/agreements/radiomedix-orano-med-alphamedix-2018");
    await page
      .getByRole("button", { name: /which disagree/ })
      .first()
      .click();
    await page.locator(".popover-panel .claim").nth(1).waitFor();
    // What the panel covers in part is not to be pressed.
    await expectAccessible(page, ".popover-panel");
    expect(await beyondNarrowScreen(page)).toBe(0);
  });

  it("the columns, the saved views and the end of a download of a list", async () => {
    const page = await served.open("/trials");
    await page.locator("tbody tr").first().waitFor();
    await page.getByRole("button", { name: "Columns" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByLabel("Save this view as").fill("A view of mine");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("link", { name: "A view of mine" }).waitFor();
    await expectAccessible(page);
    expect(await beyondNarrowScreen(page)).toBe(0);
    await page.getByRole("button", { name: "Download CSV" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "All fields" }).click();
    await page.getByText(/^Downloaded \d+ trials\.$/).waitFor();
    await expectAccessible(page);
  });

  it("a form whose entries cannot be used, with names to choose from", async () => {
    const page = await served.open("/questions/rights");
    await page.getByRole("button", { name: "Answer" }).click();
    await page.getByText("Write a name.").waitFor();
    await expectAccessible(page);
    await page.getByRole("combobox", { name: "Rights to" }).fill("alpha");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await expectAccessible(page);
  });

  it.each(refusals)("%s", async (_name, status, code, title) => {
    const page = await served.open("/");
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
    await page.route(/documentId=/, (route) =>
      route.fulfill({
        status,
        contentType: "application/graphql-response+json",
        body: JSON.stringify({ errors: [{ message: "An explanation of the server.", extensions: { code } }] }),
      }),
    );
    await page.getByRole("link", { name: "Indications" }).first().click();
    await page.getByText(title).first().waitFor();
    await expectAccessible(page);
    expect(await beyondNarrowScreen(page)).toBe(0);
    await page.context().close();
  });

  it("a list that takes long, no connection, and no server", async () => {
    const page = await served.open("/");
    await page.getByRole("heading", { name: "Latest agreements" }).waitFor();
    const release = await holdAnswers(page);
    await page.getByRole("link", { name: "Indications" }).first().click();
    await page.getByText("This takes longer than usual.", { exact: false }).waitFor();
    await expectAccessible(page);
    release("abort");
    await page.getByText("The server does not respond.").first().waitFor();
    await expectAccessible(page);
    await page.context().setOffline(true);
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByText("You are offline.").first().waitFor();
    await expectAccessible(page);
  });
});
