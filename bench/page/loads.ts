import type { Browser } from "playwright-core";
import { medianOf } from "../compare/measure.ts";
import { openPage } from "./open-page.ts";
import { printTable } from "./table.ts";
import { type View, views } from "./views.ts";

/** The first load of a view: times in milliseconds since the navigation began, sizes in bytes as they were transferred. */
interface Load {
  firstPaint: number;
  content: number;
  largestPaint: number;
  bytesBeforeContent: number;
  bytes: number;
  requests: number;
}

/** The page is quiet when it has had no request for so long. */
const quietMs = 700;

async function loadOf(browser: Browser, slowdown: number, url: string, { path, content }: View): Promise<Load> {
  await using opened = await openPage(browser, slowdown);
  const { page, devTools } = opened;
  const sent = new Map<string, number>();
  const sizes = new Map<string, number>();
  let lastEvent = performance.now();
  await devTools.send("Network.enable");
  devTools.on("Network.requestWillBeSent", ({ requestId, timestamp, request }) => {
    if (request.url.startsWith("http")) sent.set(requestId, timestamp * 1000);
    lastEvent = performance.now();
  });
  devTools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength);
    lastEvent = performance.now();
  });
  await page.goto(url + path, { waitUntil: "commit" });
  const shown = await page.evaluate<number>(`probe.shown(() => document.querySelector(${JSON.stringify(content)}))`);
  while (performance.now() - lastEvent < quietMs) await page.waitForTimeout(100);
  const { first, largest } = await page.evaluate<{ first: number; largest: number }>("probe.paintTimes()");
  const start = Math.min(...sent.values());
  const bytesOf = (isCounted: (time: number) => boolean) =>
    [...sent].reduce((sum, [id, time]) => sum + (isCounted(time - start) ? (sizes.get(id) ?? 0) : 0), 0);
  return {
    firstPaint: first,
    content: shown,
    largestPaint: largest,
    bytesBeforeContent: bytesOf((time) => time < shown),
    bytes: bytesOf(() => true),
    requests: sent.size,
  };
}

/** Loads each view with empty caches, in turn, and prints the medians. */
export async function measureLoads(browser: Browser, slowdown: number, url: string, rounds: number): Promise<void> {
  const loads = new Map<View, Load[]>();
  for (let round = 0; round < rounds; round++)
    for (const view of views) loads.set(view, [...(loads.get(view) ?? []), await loadOf(browser, slowdown, url, view)]);
  printTable(
    ["first load", "kB to content", "kB", "requests", "first paint ms", "content ms", "fastest ms", "largest paint ms"],
    [...loads].map(([{ name }, all]) => {
      const median = (of: (load: Load) => number) => medianOf(all.map(of));
      return [
        name,
        median(({ bytesBeforeContent }) => bytesBeforeContent / 1000),
        median(({ bytes }) => bytes / 1000),
        median(({ requests }) => requests),
        median(({ firstPaint }) => firstPaint),
        median(({ content }) => content),
        Math.min(...all.map(({ content }) => content)),
        median(({ largestPaint }) => largestPaint),
      ];
    }),
  );
}
