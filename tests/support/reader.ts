import type { BrowserContextOptions, Locator, Page } from "playwright-core";

/** A way to use the page. */
export type Way = "mouse" | "touch" | "keyboard";

/** The screen and the devices of a way. */
export const contextOf: Record<Way, BrowserContextOptions> = {
  mouse: { viewport: { width: 1440, height: 900 } },
  touch: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  keyboard: { viewport: { width: 1440, height: 900 } },
};

/** More presses of a key than this to one place are a fault of the page. */
const maxSteps = 40;

/** Where the focus is, seen from an element. */
interface Focus {
  isThere: boolean;
  /** Whether the element comes later in the document. */
  isAhead: boolean;
  /** Whether a link to a part of the view has the focus, and leads nearer to the element. */
  skips: boolean;
}

function focusFrom(element: Element): Focus {
  const { activeElement } = document;
  const active = activeElement ?? document.body;
  const isAfter = (other: Node) => (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const target = active.matches('a[href^="#"]')
    ? document.getElementById(active.getAttribute("href")?.slice(1) ?? "")
    : null;
  const part = target?.closest("section") ?? target;
  return {
    isThere: active === element,
    isAhead: active === document.body || isAfter(active),
    skips: part?.contains(element) === true || (part !== null && active.matches(".skip") && isAfter(part)),
  };
}

/** A person who uses the page in one way only. */
export class Reader {
  readonly page: Page;
  readonly way: Way;
  /** How often Tab or an arrow was pressed to reach something. */
  steps = 0;

  constructor(page: Page, way: Way) {
    this.page = page;
    this.way = way;
  }

  /** Uses a link, a button, a summary, a checkbox or a radio button. */
  async press(target: Locator): Promise<void> {
    if (this.way === "mouse") return target.click();
    if (this.way === "touch") return target.tap();
    const kind = await target.evaluate((element) => (element instanceof HTMLInputElement ? element.type : "other"));
    if (kind === "radio") return this.#chooseRadio(target);
    await this.#reach(target);
    await this.page.keyboard.press(kind === "checkbox" ? "Space" : "Enter");
  }

  /** Opens a summary's details unless they are open. */
  async unfold(summary: Locator): Promise<void> {
    await summary.waitFor();
    const isOpen = await summary.evaluate(({ parentElement: all }) => all instanceof HTMLDetailsElement && all.open);
    if (!isOpen) await this.press(summary);
  }

  /** Writes into a field in place of what it contains. */
  async write(field: Locator, text: string): Promise<void> {
    await this.#enter(field);
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.type(text);
  }

  /** Writes a date into a field for dates, in the order of its parts in English. */
  async writeDate(field: Locator, date: string): Promise<void> {
    // The calendars of phones are windows of their own.
    if (this.way === "touch") return field.fill(date);
    const [year, month, day] = date.split("-");
    if (this.way === "keyboard") await this.#reach(field);
    else await field.click({ position: { x: 14, y: 16 } });
    await this.page.keyboard.type(`${month}${day}${year}`);
  }

  /** Chooses an option by its text. */
  async choose(field: Locator, option: string): Promise<void> {
    // The list of options is a window of its own, where neither a mouse nor a finger of a test reaches.
    if (this.way !== "keyboard") {
      await field.selectOption({ label: option });
      return;
    }
    await this.#reach(field);
    await this.page.keyboard.type(option.slice(0, 3));
    for (let step = 0; step < maxSteps; step++) {
      const chosen = await field.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text);
      if (chosen === option) return;
      await this.#step("ArrowDown");
    }
    throw new Error(`The arrow keys do not lead to ${option}.`);
  }

  /** Goes to the field that searches everything, and writes into it. */
  async search(text: string): Promise<void> {
    const box = this.page.getByRole("combobox", { name: "Search everything" });
    if (this.way !== "keyboard") return this.write(box, text);
    await box.waitFor();
    await this.page.keyboard.press("/");
    await this.page.keyboard.type(text);
  }

  /** Chooses an option that is listed below the field in which the reader is writing. */
  async pick(option: Locator): Promise<void> {
    await option.waitFor();
    if (this.way !== "keyboard") return this.press(option);
    for (let step = 0; step < maxSteps; step++) {
      if ((await option.getAttribute("aria-selected")) === "true") return this.page.keyboard.press("Enter");
      await this.#step("ArrowDown");
    }
    throw new Error(`The arrow keys do not lead to ${option}.`);
  }

  async #enter(field: Locator): Promise<void> {
    if (this.way === "mouse") await field.click();
    else if (this.way === "touch") await field.tap();
    else await this.#reach(field);
  }

  async #step(key: string): Promise<void> {
    this.steps++;
    await this.page.keyboard.press(key);
  }

  /** Moves the focus to a place, forward or back, as a person does who sees where it is. */
  async #reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < maxSteps; step++) {
      const { isThere, isAhead, skips } = await target.evaluate(focusFrom);
      if (isThere) return;
      if (skips) await this.page.keyboard.press("Enter");
      await this.#step(isAhead ? "Tab" : "Shift+Tab");
    }
    throw new Error(`${maxSteps} presses of Tab do not lead to ${target}.`);
  }

  /** Tab leads to the chosen button of a group, and arrows to the others. */
  async #chooseRadio(target: Locator): Promise<void> {
    const name = await target.getAttribute("name");
    await this.#reach(this.page.locator(`input[type=radio][name="${name}"]:checked`));
    for (let step = 0; step < maxSteps; step++) {
      if (await target.isChecked()) return;
      await this.#step("ArrowRight");
    }
    throw new Error(`The arrow keys do not lead to ${target}.`);
  }
}
