import type { Browser, Page } from "playwright-core";
import { medianOf } from "../compare/measure.ts";
import { progress } from "../compare/progress.ts";
import { openPage } from "./open-page.ts";
import { printTable } from "./table.ts";
import { deal } from "./views.ts";

/** Something that a reader does, and what it shows in the end. */
interface Interaction {
  name: string;
  act: (page: Page) => Promise<void>;
  /** An expression of the browser that is true when the page shows what was asked for. */
  isComplete: string;
}

/** Interactions that follow each other on a page. */
interface Series {
  path: string;
  /** What is shown before the first one: an element that this CSS selector finds. */
  ready: string;
  interactions: readonly Interaction[];
}

/** Time for what the last interaction has left to do. */
const pauseMs = 600;
const maxWaitMs = 30_000;
/** A fast writer's time between two keys. */
const keyDelayMs = 90;

const shows = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;
const rowsAreNew = `${shows(".list-main .fresh tbody")} && ${shows("tbody tr")}?.textContent !== window.formerRow`;

/** Clicks as a mouse does, without the checks that a test would make in the page. */
async function click(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`The page does not show ${selector}.`);
  // The middle of a link of two lines may be beside its text.
  const inset = Math.min(8, box.width / 2, box.height / 2);
  await page.mouse.click(box.x + inset, box.y + inset);
}

const clickOn = (selector: string) => (page: Page) => click(page, selector);
const type = (text: string) => (page: Page) => page.keyboard.type(text, { delay: keyDelayMs });
const pressOn = (selector: string, key: string) => (page: Page) => page.locator(selector).first().press(key);
const press = (key: string) => (page: Page) => page.keyboard.press(key);

/** A value of the first facet, whose entries fill more than a page. */
const facetValue = '.facet:not(.range) fieldset input[type="checkbox"]';

const listInteractions = (rows: string): Interaction[] => [
  { name: `${rows}: next page`, act: clickOn('.paging a[rel="next"]'), isComplete: rowsAreNew },
  {
    name: `${rows}: tick a facet`,
    act: clickOn(facetValue),
    isComplete: `${shows(".choices li")} && ${shows(".list-main .fresh tbody")}`,
  },
  {
    name: `${rows}: sort by a heading`,
    act: clickOn("thead th:nth-child(2) a"),
    isComplete: `${shows('thead th:nth-child(2)[aria-sort="ascending"]')} && ${rowsAreNew}`,
  },
  {
    name: `${rows}: open the menu of columns`,
    act: clickOn(".toolbar .popover > button"),
    isComplete: shows(".popover-panel"),
  },
  {
    name: `${rows}: show a further column`,
    act: clickOn(".popover-panel label:last-of-type input"),
    isComplete: shows("thead th:nth-child(8)"),
  },
  { name: `${rows}: close the menu of columns`, act: press("Escape"), isComplete: `!${shows(".popover-panel")}` },
  { name: `${rows}: open an entry`, act: clickOn("tbody tr th a"), isComplete: shows("article.entity h1") },
];

const series: readonly Series[] = [
  {
    path: "/",
    ready: ".home .fresh",
    interactions: [
      { name: "start: move to the search box by /", act: press("/"), isComplete: shows(".search-box input:focus") },
      { name: "search box: type a word", act: type("orano"), isComplete: shows('[role="option"]') },
      {
        name: "search box: choose by an arrow key",
        act: press("ArrowDown"),
        isComplete: shows('[role="option"][aria-selected="true"]'),
      },
      { name: "search box: open a result", act: press("Enter"), isComplete: shows("article.entity h1") },
    ],
  },
  {
    path: deal,
    ready: "article.entity h1",
    interactions: [
      {
        name: "deal: open a source mark",
        act: clickOn(".source-mark button"),
        isComplete: shows(".popover-panel .claim"),
      },
      { name: "deal: go to the list", act: clickOn("header.site nav a"), isComplete: shows("tbody tr") },
    ],
  },
  {
    path: "/companies/sanofi",
    ready: "article.entity h1",
    interactions: [
      {
        name: "company: open a source mark",
        act: clickOn(".source-mark button"),
        isComplete: shows(".popover-panel .claim"),
      },
    ],
  },
  { path: "/agreements", ready: facetValue, interactions: listInteractions("list") },
  {
    path: "/agreements?size=100",
    ready: facetValue,
    interactions: listInteractions("list of 100 rows"),
  },
  {
    path: "/questions/similar",
    ready: '[role="combobox"][aria-autocomplete]',
    interactions: [
      {
        name: "question: type into a field",
        act: async (page) => {
          await page.locator("main [role='combobox']").first().focus();
          await type("sanofi")(page);
        },
        isComplete: shows('main [role="option"]'),
      },
    ],
  },
  {
    path: "/pictures",
    ready: "main figure svg",
    interactions: [
      {
        name: "pictures: show the table",
        act: pressOn('main figure button[aria-pressed="false"]', "Enter"),
        isComplete: shows("figure tbody tr"),
      },
    ],
  },
  {
    path: "/graph?start=companies/orano-med",
    ready: ".graph-canvas canvas",
    interactions: [
      {
        name: "connections: choose an entity",
        act: clickOn(".node-list li:nth-child(3) button"),
        isComplete: shows(".node-panel"),
      },
    ],
  },
];

interface Times {
  /** From an input until the next paint. If the page was faster than the browser reports, 0. */
  response: number;
  /** From the last input until the page shows what was asked for. */
  complete: number;
}

/** Null if the page did not show what was asked for. */
async function timesOf(page: Page, { act, isComplete }: Interaction): Promise<Times | null> {
  await page.waitForTimeout(pauseMs);
  await page.evaluate(`window.formerRow = document.querySelector("tbody tr")?.textContent;
    probe.begin(() => ${isComplete}); undefined`);
  await act(page);
  return Promise.race([page.evaluate<Times>("probe.end()"), page.waitForTimeout(maxWaitMs).then(() => null)]);
}

/** Below this, the Event Timing API reports nothing. */
const shortestMs = 16;

/** Does what readers do, in turn, and prints how long the page took. */
export async function measureInteractions(
  browser: Browser,
  slowdown: number,
  url: string,
  rounds: number,
): Promise<void> {
  const measured = new Map<string, Times[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { path, ready, interactions } of series) {
      await using opened = await openPage(browser, slowdown);
      const { page } = opened;
      await page.goto(url + path, { waitUntil: "networkidle" });
      await page.locator(ready).first().waitFor({ state: "attached" });
      for (const interaction of interactions) {
        const times = await timesOf(page, interaction);
        if (times === null) {
          progress(`${interaction.name}: the page did not show what was asked for`);
          break;
        }
        measured.set(interaction.name, [...(measured.get(interaction.name) ?? []), times]);
      }
    }
  }
  const shown = (ms: number) => (ms < shortestMs ? `< ${shortestMs}` : ms.toFixed(0));
  printTable(
    ["interaction", "response ms", "longest ms", "complete ms"],
    [...measured].map(([name, times]) => {
      const responses = times.map(({ response }) => response);
      return [
        name,
        shown(medianOf(responses)),
        shown(Math.max(...responses)),
        medianOf(times.map(({ complete }) => complete)),
      ];
    }),
  );
}
