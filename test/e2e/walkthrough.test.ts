import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { accept, boxOf } from './support/ask.ts';
import { until } from './support/until.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn, openWindow } from './support/world.ts';

function stepOf({ page }: Window, title: string): Locator {
  return page.locator('.getting-started-step', { has: page.locator('.step-title', { hasText: title }) });
}

function ticked(window: Window, title: string): Locator {
  return stepOf(window, title).and(window.page.locator('[aria-checked=true]'));
}

async function openWalkthrough(window: Window): Promise<void> {
  await window.command('Welcome: Open Walkthrough...');
  await window.type('Get started with Barrack');
  await window.quickInput
    .locator('.monaco-list-row.focused', { hasText: 'Get started with Barrack' })
    .waitFor();
  await accept(window);
  await stepOf(window, 'Sign in').waitFor();
}

describe('the walkthrough', () => {
  let window: Window;

  before(async () => {
    (await freshSimulator()).setSpeed(0);
    window = await openWindow({ width: 1600, height: 1000 }); // in a narrow one VS Code leaves the pictures out
    await window.showBarrack();
  });
  after(() => window.close());

  const steps = ['Sign in', 'Look around', 'Clone a volume', 'Make an image'] as const;

  const step = (title: string): Locator => stepOf(window, title);

  async function expand(title: string): Promise<void> {
    await step(title).locator('.step-title').click();
    await step(title).and(window.page.locator('[aria-expanded=true]')).waitFor();
  }

  it('opens with its four steps', async () => {
    await openWalkthrough(window);
    assert.deepEqual(await window.page.locator('.getting-started-step .step-title').allInnerTexts(), steps);
    await window.screenshot('walkthrough');
  });

  for (const title of steps) {
    it(`has a picture to “${title}” that loads`, async () => {
      await expand(title);
      const image = window.page.locator('.getting-started-media img');
      await until('it is loaded', () =>
        image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth > 100),
      );
      await image.waitFor();
      assert.ok(((await image.getAttribute('alt')) ?? '').length > 20);
      await window.screenshot(`walkthrough-${title.replaceAll(' ', '-')}`);
    });
  }

  it('ticks the first step when one has signed in by its button', async () => {
    assert.equal(await ticked(window, 'Sign in').count(), 0);
    await expand('Sign in');
    await step('Sign in').getByRole('button', { name: 'Sign In' }).click();
    await window.quickInput.locator('input[type=password]').waitFor();
    await window.type('test-key-usd');
    await accept(window);
    await window.row('FINLAND-1').waitFor();
    await ticked(window, 'Sign in').waitFor();
    assert.equal(await ticked(window, 'Look around').count(), 0);
    await window.screenshot('walkthrough-signed-in');
  });

  it('runs the commands of its buttons', async () => {
    await expand('Look around');
    await step('Look around').getByRole('button', { name: 'Go to Resource' }).click();
    await boxOf(window, 'Go to Resource');
    await window.page.keyboard.press('Escape');
    await ticked(window, 'Look around').waitFor();
    await expand('Clone a volume');
    await step('Clone a volume').getByRole('button', { name: 'Clone Volume' }).click();
    await boxOf(window, 'Clone Volume');
    await window.page.keyboard.press('Escape');
    await expand('Make an image');
    await step('Make an image').getByRole('button', { name: 'Create Image' }).click();
    await boxOf(window, 'Create Image');
    await window.page.keyboard.press('Escape');
    for (const title of steps) {
      await ticked(window, title).waitFor();
    }
    await window.screenshot('walkthrough-complete');
  });
});

describe('the walkthrough of who is signed in already', () => {
  it('has its first step ticked when it is opened', async () => {
    (await freshSimulator()).setSpeed(0);
    const window = await openSignedIn();
    try {
      await window.row('FINLAND-1').waitFor();
      await openWalkthrough(window);
      await ticked(window, 'Sign in').waitFor();
      assert.equal(await ticked(window, 'Look around').count(), 0);
    } finally {
      await window.close();
    }
  });
});
