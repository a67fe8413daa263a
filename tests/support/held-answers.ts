import type { Page } from "playwright-core";

/**
 * Holds back all answers to queries of a page, as a slow server does.
 * @returns what sends them on, or breaks their connections
 */
export async function holdAnswers(page: Page): Promise<(end: "continue" | "abort") => void> {
  const { promise, resolve } = Promise.withResolvers<"continue" | "abort">();
  await page.route(/documentId=/, async (route) => {
    if ((await promise) === "continue") await route.continue();
    else await route.abort("connectionrefused");
  });
  return resolve;
}
