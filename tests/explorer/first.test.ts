import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, type ServedExplorer, serveExplorer } from "../support/explorer.ts";

describe.runIf(hasBrowser)("the explorer", () => {
  let served: ServedExplorer;
  beforeAll(async () => {
    served = await serveExplorer();
  });
  afterAll(() => served?.[Symbol.asyncDispose]());

  it("finds a therapy by a misspelled name with the keyboard alone", async () => {
    const page = await served.open("/");
    await page.getByText("Latest agreements").waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("alphamedx");
    await page
      .getByRole("option", { name: /AlphaMedix/ })
      .first()
      .waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "AlphaMedix" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/therapies/alphamedix");
    expect(served.problemsOf(page)).toEqual([]);
  });
});
