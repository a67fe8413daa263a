import type { Browser, Page } from "playwright-core";
import { medianOf } from "../compare/measure.ts";
import { openPage } from "./open-page.ts";
import { printTable } from "./table.ts";

/** At this address, the view of connections has as many entities as it shows at most. */
const largest = "/graph?start=companies/sanofi&depth=3";
const moves = 120;

interface Frames {
  perSecond: number;
  /** The longest time between two frames, in milliseconds. */
  longest: number;
}

function framesOf(times: readonly number[]): Frames {
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  const length = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return { perSecond: (1000 * gaps.length) / length, longest: Math.max(...gaps) };
}

/** Moves the whole drawing with the mouse, a little with every frame of a screen with 60 frames a second. */
async function pan(page: Page): Promise<Frames> {
  const box = await page.locator(".graph-canvas").boundingBox();
  const [left, top] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
  await page.mouse.move(left, top);
  await page.mouse.down();
  await page.evaluate("probe.startFrames()");
  for (let step = 0; step < moves; step++) {
    await page.mouse.move(left + 2 * step, top + step);
    await page.waitForTimeout(16);
  }
  const times = await page.evaluate<number[]>("probe.stopFrames()");
  await page.mouse.up();
  return framesOf(times);
}

/** Zooms in by the wheel, and out again. */
async function zoom(page: Page): Promise<Frames> {
  const box = await page.locator(".graph-canvas").boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await page.mouse.down();
  await page.mouse.up();
  await page.evaluate("probe.startFrames()");
  for (let step = 0; step < moves / 2; step++) {
    await page.mouse.wheel(0, step < moves / 4 ? -60 : 60);
    await page.waitForTimeout(16);
  }
  return framesOf(await page.evaluate<number[]>("probe.stopFrames()"));
}

/** The frames of the view with 500 entities: while it is arranged, moved and zoomed. */
export async function measureConnections(
  browser: Browser,
  slowdown: number,
  url: string,
  rounds: number,
): Promise<void> {
  const measured = new Map<string, Frames[]>();
  const add = (name: string, frames: Frames) => measured.set(name, [...(measured.get(name) ?? []), frames]);
  for (let round = 0; round < rounds; round++) {
    for (const rate of new Set([1, slowdown])) {
      await using opened = await openPage(browser, rate);
      const { page } = opened;
      await page.goto(url + largest);
      await page.locator(".graph-status").waitFor({ state: "attached" });
      await page.evaluate("probe.startFrames()");
      await page.locator(".graph-status").waitFor({ state: "detached" });
      add(`arranged, slowed down ${rate} times`, framesOf(await page.evaluate<number[]>("probe.stopFrames()")));
      await page.locator(".graph-canvas").scrollIntoViewIfNeeded();
      await page.waitForTimeout(500);
      add(`moved, slowed down ${rate} times`, await pan(page));
      add(`zoomed, slowed down ${rate} times`, await zoom(page));
    }
  }
  printTable(
    ["connections of 500 entities", "frames per second", "longest frame ms"],
    [...measured].map(([name, all]) => [
      name,
      medianOf(all.map(({ perSecond }) => perSecond)),
      medianOf(all.map(({ longest }) => longest)),
    ]),
  );
}
