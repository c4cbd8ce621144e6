import assert from 'node:assert/strict';
import type { Simulator } from '../simulator/server.ts';
import type { Form } from './support/form.ts';
import { unseen } from './support/unseen.ts';
import type { Window } from './support/window.ts';
import { freshSimulator, openSignedIn, openWindow } from './support/world.ts';

describe('creating a volume', () => {
  let simulator: Simulator;
  let window: Window;
  let form: Form;

  before(async () => {
    simulator = await freshSimulator();
    simulator.setSpeed(0);
    window = await openSignedIn();
    await window.row('training-data').waitFor();
  });
  after(() => window.close());
  afterEach(() => simulator.faults.clear());

  /** From the group of a region's volumes. */
  async function openIn(region: string): Promise<Form> {
    await window.openForm(window.group('Volumes', region), 'Create Volume…');
    await window.tab(`Create Volume: ${region}`).waitFor();
    const opened = await window.form().ready();
    await opened.check('Name').waitFor(); // the one that Barrack suggests has come
    return opened;
  }

  describe('in the form', () => {
    before(async () => {
      form = await openIn('FINLAND-1');
    });
    after(() => window.closeEditors());

    it('is in the region it was called on, with the name that Barrack suggests and the least size', async () => {
      assert.equal(await form.region.inputValue(), 'FINLAND-1');
      assert.equal(await form.region.locator('option:checked').innerText(), 'FINLAND-1 (advanced tier)');
      assert.match(await form.name.inputValue(), /^volume-\d+$/u);
      assert.equal(await form.size.inputValue(), '100');
      await form.body.getByText('At least 100 GB').waitFor();
      await form.sentence.getByText('Choose a volume type.').waitFor();
      assert.ok(await form.submit.isDisabled());
      assert.ok(await form.button('Copy as curl').isDisabled());
      await window.screenshot('volume-form');
    });

    it('prices each type for the size that is entered', async () => {
      await form.size.fill('500');
      await form.card('NVMe').getByText('$106.93').waitFor();
      assert.match(await form.card('NVMe').innerText(), /\$219\.00[^]*\$106\.93[^]*\$0\.1465/u);
      assert.match(await form.card('HDD').innerText(), /\$58\.40[^]*\$28\.52[^]*\$0\.0391/u);
      await form.option('HDD').check();
      await form.sentence.getByText('$28.52 a month ($0.0391 an hour)').waitFor();
      await form.size.fill('2 TB');
      await form.sentence.getByText('$116.80 a month').waitFor();
      assert.ok(await form.submit.isEnabled());
    });

    const sizes = ['10abc', '1e9', '-1', '0x10', '100.5', '99', '1048577', '١٠٠'];
    for (const size of sizes) {
      it(`does not take the size ${size}, and says why beside it`, async () => {
        await form.size.fill(size);
        await form.problemsOf('size').getByText('Enter').waitFor();
        await form.check('Size').getByText('Failed', { exact: true }).waitFor();
        assert.equal(await form.size.getAttribute('aria-invalid'), 'true');
        assert.ok(await form.submit.isDisabled());
        await form.size.press('Enter');
        await form.size.fill('500');
        await form.check('Size').getByText('Passed', { exact: true }).waitFor();
      });
    }

    const names = [
      ['my volume', 'Not allowed here: space'],
      ['say "hi"', 'Not allowed here: space "'],
      [`it's`, `Not allowed here: '`],
      ['a'.repeat(31), 'Use 3 to 30 characters; this has 31.'],
      ['scratch', 'A volume named scratch already exists in this region.'],
    ] as const;
    for (const [name, problem] of names) {
      it(`does not take the name ${name}, and says why beside it`, async () => {
        await form.name.fill(name);
        await form.nameProblems.getByText(problem).waitFor();
        assert.ok(await form.submit.isDisabled());
        await form.name.press('Enter');
      });
    }

    it('has a picture of it', async () => {
      await form.size.fill('10abc');
      await form.problemsOf('size').first().waitFor();
      await window.screenshot('volume-problems');
      assert.equal(simulator.requests.filter(({ operation }) => operation === 'createVolume').length, 0);
    });

    it('offers another region with its own types, and keeps what was typed', async () => {
      await form.size.fill('500');
      await form.name.fill('kept-name');
      await form.region.selectOption('CANADA-1');
      await form.card('SSD').waitFor();
      assert.ok(await form.option('SSD').isChecked(), 'the only one');
      await window.tab('Create Volume: CANADA-1').waitFor();
      await form.sentence.getByText('$35.64 a month').waitFor();
      await form.body.getByText('In the legacy tier it keeps its size.').waitFor();
      await form.body.getByText('In the legacy tier it keeps its type.').waitFor();
      await form.region.selectOption('FINLAND-2');
      await form.card('HDD').waitFor();
      await form.body.getByText('Later only a clone can have another type.').waitFor();
      await form.sentence.getByText('Choose a volume type.').waitFor();
      assert.equal(await form.name.inputValue(), 'kept-name');
      assert.equal(await form.size.inputValue(), '500');
    });

    it('keeps what was entered while the tab is hidden, and over a reload', async () => {
      await form.option('HDD').check();
      await form.box('Bootable').check();
      await form.image.selectOption({ label: 'Debian 12' });
      await form.submit.and(form.body.locator(':enabled')).waitFor();
      await window.reload();
      await window.tab('Create Volume: FINLAND-2').click();
      form = await window.form().ready();
      await form.submit.and(form.body.locator(':enabled')).waitFor();
      assert.equal(await form.name.inputValue(), 'kept-name');
      assert.equal(await form.region.inputValue(), 'FINLAND-2');
      assert.equal(await form.size.inputValue(), '500');
      assert.ok(await form.option('HDD').isChecked());
      assert.equal(await form.image.locator('option:checked').innerText(), 'Debian 12');
      assert.equal(simulator.effects('createVolume'), 0);
    });
  });

  describe('sent', () => {
    it('is done once by a double click, is in the tree at once, and followed to Available', async () => {
      form = await openIn('FINLAND-1');
      await form.name.fill('datasets');
      await form.size.fill('500');
      await form.option('NVMe').check();
      await form.sentence.getByText('$106.93 a month').waitFor();
      await form.submit.dblclick();
      await form.outcome.getByRole('heading', { name: 'Creating datasets' }).waitFor();
      await form.outcome.getByText('500 GB NVMe in FINLAND-1').waitFor();
      assert.equal(simulator.effects('createVolume'), 1);
      await window.row('datasets').waitFor();
      assert.match(await window.spoken('datasets'), /Creating/u);
      await window.screenshot('volume-progress');
      simulator.advance(120);
      await form.outcome.getByRole('heading', { name: 'datasets is Available' }).waitFor();
      await window.view.getByRole('treeitem', { name: /^datasets, Volume, .*Available/u }).waitFor();
      await window.screenshot('volume-done');
      assert.equal(simulator.effects('createVolume'), 1);
    });

    it('offers what comes next, and another one with a name of its own', async () => {
      await form.button('Show in the Tree').click();
      await window.view.locator('.monaco-list-row.selected', { hasText: 'datasets' }).waitFor();
      await form.button('Create Another…').click();
      await form.submit.waitFor();
      assert.match(await form.name.inputValue(), /^volume-\d+$/u);
      await window.closeEditors();
    });

    it('can be bootable, from an image of its region', async () => {
      form = await window.openForm(window.group('Volumes', 'CANADA-1'), 'Create Volume…');
      await form.name.fill('boot-disk');
      assert.ok(!(await form.image.isVisible()));
      await form.box('Bootable').check();
      await form.sentence.getByText('Choose an image, or clear the box.').waitFor();
      await form.image
        .locator('option', { hasText: 'Ubuntu 24.04 LTS CUDA 12' })
        .waitFor({ state: 'attached' });
      const groups = await form.image
        .locator('optgroup')
        .evaluateAll((all) => all.map((one) => one.getAttribute('label')));
      assert.deepEqual(groups, ['OS images', 'Your images']);
      assert.equal(await form.image.locator('option', { hasText: 'CUDA 12.4 clean' }).count(), 1);
      await form.image.selectOption({ label: 'Ubuntu 24.04 LTS CUDA 12' });
      await form.check('Image').getByText('Ubuntu 24.04 LTS CUDA 12').waitFor();
      await window.screenshot('volume-bootable');
      await form.submit.click();
      await form.outcome.getByRole('heading', { name: 'Creating boot-disk' }).waitFor();
      const made = [...simulator.state.accounts.usd.volumes.values()].find(
        ({ name }) => name === 'boot-disk',
      );
      assert.deepEqual(
        [made?.bootable, made?.type, made?.size, made?.region],
        [true, 'SSD', 100, 'CANADA-1'],
      );
      await window.closeEditors();
    });

    it('says it where the images can not be read, and reads them when asked again', async () => {
      simulator.faults.add({
        operation: 'listOsImages',
        kind: 'status',
        status: 403,
        message: 'No images for you',
      });
      form = await openIn('FINLAND-1');
      await form.option('HDD').check();
      await form.box('Bootable').check();
      await form.body
        .getByText(/^The OS images could not be read: .*Barrack says: No images for you/u)
        .waitFor();
      assert.ok(await form.submit.isDisabled());
      await window.screenshot('volume-no-images');
      simulator.faults.clear();
      await form.button('Try Again').click();
      await form.image.locator('option', { hasText: 'Debian 12' }).waitFor({ state: 'attached' });
      await window.closeEditors();
    });

    it('tells that the regions can not be read, and goes on in their list once they are', async () => {
      simulator.faults.add({
        operation: 'regions',
        kind: 'status',
        status: 403,
        message: 'No regions for you',
        count: 'always',
      });
      await window.command('Barrack: Create Volume');
      form = await window.form().ready();
      await form.button('Check Again').click();
      await form.alert.getByText('The regions could not be read.').waitFor();
      await form.body
        .getByText(/^The regions could not be read: .*Barrack says: No regions for you/u)
        .waitFor();
      await window.screenshot('volume-no-regions');
      simulator.faults.clear();
      await form.button('Try Again').focus();
      await window.page.keyboard.press('Enter');
      await form.alert.getByText('No regions for you').waitFor({ state: 'detached' });
      await form.body.locator('#region:focus').waitFor();
      await window.closeEditors();
    });

    it('asks for the region before the image', async () => {
      await window.command('Barrack: Create Volume');
      form = await window.form().ready();
      await form.box('Bootable').check();
      await form.body.getByText('Choose a region first.').waitFor();
      assert.equal(await form.button('Try Again').count(), 0);
      await form.region.selectOption('FINLAND-1');
      await form.image.locator('option', { hasText: 'Debian 12' }).waitFor({ state: 'attached' });
      assert.equal(await form.body.getByText('Choose a region first.').count(), 0);
      await window.closeEditors();
    });

    it('lets the region be chosen where it was called on none', async () => {
      await window.command('Barrack: Create Volume');
      await window.tab('Create Volume').waitFor();
      form = await window.form().ready();
      await form.sentence.getByText('Choose a region.').waitFor();
      assert.equal(await form.region.inputValue(), '');
      await window.screenshot('volume-no-region');
      await form.region.selectOption('FINLAND-3');
      await form.option('NVMe').check();
      await form.submit.and(form.body.locator(':enabled')).waitFor();
      await form.submit.click();
      await form.outcome.getByRole('heading', { name: /^Creating volume-\d+/u }).waitFor();
      await window.closeEditors();
    });

    it('works with the keyboard alone', async () => {
      form = await openIn('FINLAND-2');
      const { keyboard } = window.page;
      const before = simulator.effects('createVolume');
      await form.region.focus();
      await keyboard.press('Tab'); // selects what is in the field
      await form.body.locator('#name:focus').waitFor();
      await keyboard.type('by-keyboard');
      await keyboard.press('Tab');
      await form.body.locator('#size:focus').waitFor();
      await keyboard.type('250');
      await keyboard.press('Tab');
      await keyboard.press('Space');
      await form.sentence.getByText('a month').waitFor();
      await form.size.focus();
      await keyboard.press('Enter');
      await form.outcome.getByRole('heading', { name: 'Creating by-keyboard' }).waitFor();
      await form.body.locator('#outcome:focus').waitFor();
      assert.equal(simulator.effects('createVolume'), before + 1);
      await window.closeEditors();
    });
  });

  describe('as a script', () => {
    it('is copied as a curl command with what is entered, and sends nothing', async () => {
      form = await openIn('FINLAND-1');
      simulator.clearRequests();
      await form.name.fill('scripted');
      await form.size.fill('250');
      await form.option('NVMe').check();
      await form.button('Copy as curl').and(form.body.locator(':enabled')).click();
      const text = await window.copied('curl');
      assert.match(text, /"name":"scripted"/u);
      assert.match(text, /"size":250/u);
      assert.match(text, /\$\{?BARRACK_API_KEY/u);
      assert.ok(!text.includes('test-key'), text);
      assert.equal(simulator.requests.filter(({ operation }) => operation === 'createVolume').length, 0);
      await window.closeEditors();
    });
  });

  describe('refused', () => {
    let effects = 0;

    beforeEach(async () => {
      effects = simulator.effects('createVolume');
      form = await openIn('FINLAND-1');
      await form.option('HDD').check();
      await form.size.fill('250');
    });
    afterEach(async () => {
      if (isNamed('behind-your-back')) {
        rename('behind-your-back', 'scratch'); // for the same test once more
      }
      await window.closeEditors();
    });

    function isNamed(name: string): boolean {
      return [...simulator.state.accounts.usd.volumes.values()].some((volume) => volume.name === name);
    }
    function rename(find: string, name: string): void {
      simulator.change({ kind: 'volume', find, set: { name } });
    }

    async function nothingLost(name: string): Promise<void> {
      assert.equal(simulator.effects('createVolume'), effects);
      assert.equal(await form.name.inputValue(), name);
      assert.equal(await form.size.inputValue(), '250');
      assert.ok(await form.option('HDD').isChecked());
    }

    it('by the form, which has just learned what stands in the way, is shown at the name, too', async () => {
      await form.name.fill('training-data');
      await form.nameProblems.getByText('already exists').first().waitFor();
      // As it is where the click comes before the page has been told.
      await form.submit.evaluate((button: HTMLButtonElement) => {
        button.disabled = false;
        button.ariaDisabled = 'false';
      });
      await form.submit.click();
      await form.body.locator('#name:focus').waitFor();
      await nothingLost('training-data');
    });

    it('for a name that somebody else took meanwhile is shown at the name', async () => {
      await form.name.fill('behind-your-back');
      await form.check('Name').getByText('Passed', { exact: true }).waitFor();
      await unseen(
        simulator,
        () => rename('scratch', 'behind-your-back'),
        () => form.submit.click(),
      );
      await form.nameProblems.getByText('already exists').first().waitFor();
      await form.body.locator('#name:focus').waitFor();
      await nothingLost('behind-your-back');
      await window.screenshot('volume-name-taken');
    });

    it('at a field is shown at that field', async () => {
      const errors = { size: ['Ensure this value is greater than or equal to 300.'] };
      simulator.faults.add({ operation: 'createVolume', kind: 'drfFieldErrors', errors });
      await form.name.fill('refused-size');
      await form.submit.and(form.body.locator(':enabled')).click();
      await form.problemsOf('size').getByText('greater than or equal to 300').waitFor();
      await form.body.locator('#size:focus').waitFor();
      await nothingLost('refused-size');
      await form.size.fill('300');
      await form.problemsOf('size').first().waitFor({ state: 'detached' });
    });

    const refusals = [
      [402, 'Insufficient credits: 12.00 USD needed, 1.00 USD available'],
      [403, 'Profile incomplete. Please complete your profile before continuing.'],
    ] as const;
    for (const [status, message] of refusals) {
      it(`with ${status} is shown with its request id`, async () => {
        simulator.faults.add({ operation: 'createVolume', kind: 'status', status, message });
        await form.name.fill('refused-volume');
        await form.submit.and(form.body.locator(':enabled')).click();
        await form.alert.getByText('The volume was not created.').waitFor();
        await form.alert.getByText('Request ID').waitFor();
        await form.body.getByText(message).first().waitFor();
        await window.screenshot(`volume-refused-${status}`);
        await nothingLost('refused-volume');
      });
    }

    it('is none where only the answer was lost: it is found and followed', async () => {
      simulator.faults.add({ operation: 'createVolume', kind: 'closeAfter' });
      await form.name.fill('lost-answer');
      await form.submit.and(form.body.locator(':enabled')).click();
      await form.outcome.getByRole('heading', { name: 'Creating lost-answer' }).waitFor();
      await window.row('lost-answer').waitFor();
      assert.equal(simulator.effects('createVolume'), effects + 1);
      assert.equal(
        simulator.requests.findLast(({ operation }) => operation === 'createVolume')?.status,
        null,
      );
    });
  });
});

describe('an account that may not create a volume', () => {
  let window: Window;

  before(async () => {
    (await freshSimulator()).setSpeed(0);
    window = await openWindow();
    await window.showBarrack();
  });
  after(() => window.close());
  afterEach(async () => {
    await window.closeEditors();
    await window.command('Barrack: Sign Out');
    await window.text('Sign in with an API key').waitFor();
  });

  async function submitted(key: string, volume: string): Promise<Form> {
    await window.signIn(key);
    await window.row(volume).waitFor();
    await window.command('Barrack: Create Volume');
    const form = await window.form().ready();
    await form.region.selectOption('FINLAND-1');
    await form.option('NVMe').check();
    await form.submit.and(form.body.locator(':enabled')).click();
    return form;
  }

  it('is told of missing credits by Barrack', async () => {
    const form = await submitted('test-key-inr', 'results');
    await form.alert.getByText('Insufficient credits').first().waitFor();
  });

  it('is told of an incomplete profile by Barrack', async () => {
    const form = await submitted('test-key-eur', 'corpus');
    await form.sentence.getByText('€').waitFor();
    await form.alert
      .getByText(/profile/iu)
      .first()
      .waitFor();
  });
});
