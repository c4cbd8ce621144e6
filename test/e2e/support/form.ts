import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';

/** A form in its tab: what is in the webview's inner frame. */
export class Form {
  readonly #frame: FrameLocator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page
      .locator('iframe.webview:visible')
      .last()
      .contentFrame()
      .locator('iframe')
      .contentFrame();
  }

  get body(): Locator {
    return this.#frame.locator('body');
  }

  get name(): Locator {
    return this.#frame.locator('#name');
  }

  get nameProblems(): Locator {
    return this.#frame.locator('#name-problems li');
  }

  /** Of a new volume. */
  get region(): Locator {
    return this.#frame.locator('#region');
  }

  get size(): Locator {
    return this.#frame.locator('#size');
  }

  get image(): Locator {
    return this.#frame.locator('#image');
  }

  /** What is wrong in one of these fields. */
  problemsOf(field: 'region' | 'size' | 'image'): Locator {
    return this.#frame.locator(`#${field}-problems li`);
  }

  get submit(): Locator {
    return this.#frame.locator('#submit');
  }

  get sentence(): Locator {
    return this.#frame.locator('#sentence');
  }

  get alert(): Locator {
    return this.#frame.locator('#alert');
  }

  get outcome(): Locator {
    return this.#frame.locator('#outcome');
  }

  /** What stands in the way, with the boxes to have it done away with first. */
  get preparation(): Locator {
    return this.#frame.locator('#preparation');
  }

  box(label: string): Locator {
    return this.#frame.getByRole('checkbox', { name: label });
  }

  option(label: string): Locator {
    return this.#frame.getByRole('radio', { name: new RegExp(`^${label}`, 'u') });
  }

  /** The card around a choice, with what it costs or why it can't be used. */
  card(label: string): Locator {
    return this.#frame.locator('#options .card', { has: this.#page.locator(`label:text-is("${label}")`) });
  }

  button(name: string | RegExp): Locator {
    return this.#frame.getByRole('button', { name });
  }

  /** The line of one of the guide's checks. */
  check(label: string): Locator {
    return this.#frame.locator('#checks li', { has: this.#page.locator(`strong:text-is("${label}")`) });
  }

  fact(label: string): Locator {
    return this.#frame
      .locator('#facts div', { has: this.#page.locator(`dt:text-is("${label}")`) })
      .locator('dd');
  }

  /** The body while it has that class. */
  withClass(name: string): Locator {
    return this.#frame.locator(`body.${name}`);
  }

  /** The frame itself, to run something in it. */
  async frame(): Promise<Frame> {
    const frame = await (await this.body.elementHandle()).ownerFrame();
    if (!frame) {
      throw new Error('The form is not there any more');
    }
    return frame;
  }

  /** Waits until the form can be filled in. */
  async ready(): Promise<this> {
    await this.submit.waitFor();
    return this;
  }
}
