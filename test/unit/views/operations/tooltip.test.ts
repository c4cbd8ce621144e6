import assert from 'node:assert/strict';
import { OperationList } from '../../../../src/views/operations/list.ts';
import { operationsTooltip } from '../../../../src/views/operations/tooltip.ts';
import type { UnreadableEntry } from '../../../../src/writes/journal/journal.ts';
import { timeText } from '../../../../src/ui/format/dates.ts';
import type { Operation } from '../../../../src/writes/engine/operation.ts';
import type { Order } from '../../../../src/writes/model/orders.ts';
import { failure } from '../../writes/support/fake-barrack.ts';
import { World, begun, clone, done, instanceIs, lostAnswer, refused } from './support.ts';
import { running, start, stop, unknown } from './support.ts';

const unescaped = (markdown: string): string => markdown.replaceAll(/\\(.)/gu, '$1');

describe('The tooltip of an operation', () => {
  let world: World;

  beforeEach(() => {
    world = new World();
  });

  function tooltip(operation: Operation): string {
    const [element] = new OperationList({ all: [operation], unreadable: [] }).roots();
    assert.ok(element);
    return operationsTooltip(element, world.store);
  }
  function assertHas(text: string, parts: readonly string[]): void {
    for (const part of parts) {
      assert.ok(unescaped(text).includes(part), `${part} in\n${unescaped(text)}`);
    }
  }

  it('tells everything known', () => {
    const cost = { amount: 106.93, currency: 'USD' };
    const text = tooltip(world.operation([[clone, done, { cost, requestId: 'request-1' }]]));
    assertHas(text, [
      '**Clone training-data → training-data-clone**',
      'State: training-data was cloned as training-data-clone.',
      'Works on: Volume training-data (ID 1)',
      'Name: training-data-clone',
      'ID: 2',
      'Region: FINLAND-1',
      'Cost: $106.93 a month',
      'Request ID: request-1',
      `Started: ${timeText(begun)}`,
      `Ended: ${timeText(begun + 65_000)}`,
      'Duration: 1:05',
    ]);
  });

  it('of a volume that is made of nothing tells its name, not that it works on a volume', () => {
    const create: Order = {
      kind: 'createVolume',
      name: 'scratch',
      region: 'FINLAND-1',
      sizeGb: 100,
      volumeType: 'NVMe',
    };
    const text = tooltip(world.operation([[create, running()]]));
    assertHas(text, ['Name: scratch', 'ID: 2', 'Region: FINLAND-1']);
    assert.ok(!text.includes('Works on'), text);
  });

  it('tells why it was not done and what to do', () => {
    assertHas(tooltip(world.operation([[clone, refused]])), [
      'Error: Barrack refused: insufficient credits.',
      'What to do: Add credits at barrack.ai.',
      'Request ID: request-9',
    ]);
  });

  it('tells what to check where the end is not known, and that it is not watched', () => {
    assertHas(tooltip(world.operation([[clone, unknown]], { unwatched: true })), [
      'What to check: Look for a volume named training-data-clone.',
      'It is not watched any more.',
    ]);
  });

  it('does not say that it goes on at Barrack where nothing was sent', () => {
    const text = tooltip(world.operation([[clone, refused]], { unwatched: true }));
    assert.ok(!text.includes('goes on'), text);
  });

  it('tells that another window carries it out, and why it can’t be looked at', async () => {
    world.barrack.failing.set('volumes', failure());
    await world.store.refresh();
    assertHas(tooltip(world.operation([[clone, running()]], {}, 'elsewhere')), [
      'It is carried out in another window.',
      'Time so far: 1:05',
      'Not to be looked at now: Barrack could not be reached.',
      'What to do: Check your connection.',
    ]);
  });

  it('tells each step of a chain, and which instance is left shut down', () => {
    const chain = world.operation(
      [
        [stop, instanceIs('done', 'SHUTOFF')],
        [clone, refused],
        [start, { step: 'skipped', because: 'stopped' }],
      ],
      { main: 1 },
    );
    assertHas(tooltip(chain), [
      'Step 1: trainer was shut down.',
      'Step 2: training-data was not cloned:',
      'Step 3: trainer was not started.',
      'trainer is left shut down. An instance in SHUTOFF is billed in full.',
    ]);
    const list = new OperationList({ all: [chain], unreadable: [] });
    const [first] = list.roots().flatMap((root) => list.children(root));
    assert.ok(first);
    assertHas(operationsTooltip(first, world.store), [
      '**Shut down trainer**',
      'Works on: Instance trainer (ID 5)',
      'Duration: 1:05',
    ]);
  });

  it('tells what lost the answer that is looked for, and for how long that is done', () => {
    const search = { lost: lostAnswer.error, looks: { made: 0, from: begun } };
    assertHas(tooltip(world.operation([[clone, { step: 'checking', search }]])), [
      'State: No response from Barrack. Checking whether training-data was cloned as training-data-clone…',
      'Check: checking whether it was cloned (up to 10 min)',
      'Error: Bad gateway (502).',
      'Request ID: r-502',
    ]);
  });

  it('says how one begun with another key goes on', () => {
    const operation = world.operation([[clone, running()]], {}, 'foreign');
    assertHas(tooltip(operation), ['is paused. If that key belongs to the same account, choose “Continue']);
    operation.heldBy('other');
    assertHas(tooltip(operation), ['in progress in another window']);
    assertHas(tooltip(world.operation([[clone, done]], {}, 'foreign')), [
      'It was started with another API key.',
    ]);
  });

  it('tells what remains of one that can’t be read, and what to do', () => {
    const entry = {
      id: 'bad',
      reason: 'Its record is damaged.',
      writtenAt: begun,
      holder: 'nobody',
      account: undefined,
      orders: [clone],
      claimed: [0],
    } as const;
    const text = (unreadable: readonly UnreadableEntry[]): string => {
      const [element] = new OperationList({ all: [], unreadable }).roots();
      assert.ok(element);
      return operationsTooltip(element, world.store);
    };
    assertHas(text([entry]), [
      'Problem: Its record is damaged.',
      'Change: Clone training-data → training-data-clone',
      'May have been sent: at least one step',
      'the same change can’t be started again until you remove it',
    ]);
    assertHas(text([{ ...entry, orders: [], claimed: [] }]), [
      'May have been sent: nothing',
      'It may still be in progress. Check at barrack.ai before you remove it.',
    ]);
  });

  it('has nothing of a hostile name as Markdown, HTML, link or icon', () => {
    const name = '[x](command:evil) <img src=x onerror=alert(1)> **b** `c` $(zap) https://evil.example\n# h';
    const text = tooltip(world.operation([[{ ...clone, name } as typeof clone, running()]]));
    assert.ok(!/(^|[^\\])[[\]<>`$#]/u.test(text), text);
    assert.ok(!/https:\/\/|\n#/u.test(text), text);
    assert.ok(unescaped(text).includes('<img src=x onerror=alert(1)>'));
  });
});
