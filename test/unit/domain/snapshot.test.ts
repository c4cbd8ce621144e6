import assert from 'node:assert/strict';
import type { NameProblem } from '../../../src/domain/names.ts';
import {
  instanceNameProblems,
  restoreEligibility,
  snapshotEligibility,
  snapshotNameProblems,
  suggestRestoredName,
  suggestSnapshotName,
} from '../../../src/domain/snapshot.ts';
import type { Tier } from '../../../src/domain/tiers.ts';
import type { Answer } from './answers.ts';
import { instanceIn, wholeBuild } from './answers.ts';
import { instance, snapshot } from './resources.ts';

describe('whether a snapshot can be made of an instance', () => {
  const byTier: Readonly<Record<Tier, (inLegacy: Answer) => Answer>> = {
    legacy: (inLegacy) => inLegacy,
    advanced: () => 'no',
    unknown: () => 'server',
  };
  for (const [tier, answer] of Object.entries(byTier) as [Tier, (inLegacy: Answer) => Answer][]) {
    for (const [status, inLegacy] of Object.entries(instanceIn('ACTIVE'))) {
      it(`${tier}, ${status || '(none)'}: ${answer(inLegacy)}`, () =>
        assert.equal(snapshotEligibility({ instance: instance({ status }), tier }).can, answer(inLegacy)));
    }
  }

  const reasons: readonly (readonly [Parameters<typeof instance>[0], Tier, string])[] = [
    [
      {},
      'advanced',
      'FINLAND-1 is in the advanced tier, where there are no snapshots. Clone its volumes instead.',
    ],
    [{ region: 'MARS-1' }, 'unknown', 'Barrack will check: the tier of MARS-1 is not known here.'],
    [
      { status: 'SHUTOFF' },
      'legacy',
      'llm-finetune is SHUTOFF, not ACTIVE. Start llm-finetune and wait for ACTIVE, then try again.',
    ],
  ];
  for (const [changes, tier, expected] of reasons) {
    it(`says: ${expected}`, () => {
      const answer = snapshotEligibility({ instance: instance(changes), tier });
      assert.ok(answer.can !== 'yes');
      assert.equal(answer.reason, expected);
    });
  }
});

describe('whether an instance can be made of a snapshot', () => {
  for (const [status, expected] of Object.entries(wholeBuild)) {
    it(`${status || '(none)'}: ${expected}`, () =>
      assert.equal(restoreEligibility(snapshot(status)).can, expected));
  }

  it('says why not', () => {
    const answer = restoreEligibility(snapshot('error'));
    assert.ok(answer.can === 'no');
    assert.equal(answer.reason, 'render-node base is in the status error. Ask Barrack support about it.');
  });
});

type Problems = (name: string, taken: ReadonlySet<string>) => readonly NameProblem[];
const named: readonly (readonly [string, Problems, string])[] = [
  ['snapshot', snapshotNameProblems, 'A snapshot named {0} already exists in your account.'],
  ['instance', instanceNameProblems, 'An instance named {0} already exists in your account.'],
];
for (const [kind, problemsOf, taken] of named) {
  describe(`the name of a new ${kind}`, () => {
    const allowed = [
      'a',
      'x'.repeat(31),
      'x'.repeat(50),
      '🚀'.repeat(50),
      'render-node base',
      ' padded ',
      `say "it's"`,
      "'; rm -rf / #",
      '$(reboot) `reboot`',
      '<b>bold</b> & more',
      '../../etc/passwd',
      'snímek č. 7',
      '-start',
      '10abc',
      '１００',
    ];
    for (const name of allowed) {
      it(`can be ${JSON.stringify(name)}`, () => assert.deepEqual(problemsOf(name, new Set(['taken'])), []));
    }

    const refused: readonly (readonly [string, string])[] = [
      ['', 'Enter a name of 1 to 50 characters.'],
      [' ', 'Enter a name of 1 to 50 characters.'],
      ['\t\n\u00A0', 'Enter a name of 1 to 50 characters.'],
      ['x'.repeat(51), 'Use 1 to 50 characters; this has 51.'],
      ['🚀'.repeat(51), 'Use 1 to 50 characters; this has 51.'],
    ];
    for (const [name, message] of refused) {
      it(`cannot be ${JSON.stringify(name)}`, () =>
        assert.deepEqual(problemsOf(name, new Set()), [{ rule: 'length', message }]));
    }

    it('cannot be one that is taken, with or without white space around it', () => {
      const known = new Set(['Nightly 1']);
      for (const name of ['Nightly 1', ' Nightly 1 ']) {
        const message = taken.replace('{0}', 'Nightly 1');
        assert.deepEqual(problemsOf(name, known), [{ rule: 'taken', message }]);
      }
      assert.deepEqual(problemsOf('nightly 1', known), []);
    });
  });
}

type Suggest = (from: string, taken: ReadonlySet<string>) => string;
const suggestions: readonly (readonly [string, Suggest, Problems, string, string])[] = [
  ['snapshot', suggestSnapshotName, snapshotNameProblems, '-snapshot', 'instance'],
  ['restored instance', suggestRestoredName, instanceNameProblems, '-restored', 'snapshot'],
];
for (const [what, suggest, problemsOf, suffix, whereEmpty] of suggestions) {
  describe(`the suggested name of a ${what}`, () => {
    const cases: readonly (readonly [from: string, taken: readonly string[], name: string])[] = [
      ['render node', [], `render node${suffix}`],
      [' render ', [], `render${suffix}`],
      ['', [], `${whereEmpty}${suffix}`],
      ['  ', [], `${whereEmpty}${suffix}`],
      ['a', [`a${suffix}`], `a${suffix}-2`],
      ['a', [`a${suffix}`, `a${suffix}-2`, `a${suffix}-3`], `a${suffix}-4`],
      ['x'.repeat(50), [], 'x'.repeat(50 - suffix.length) + suffix],
      [
        'x'.repeat(50),
        ['x'.repeat(50 - suffix.length) + suffix],
        `${'x'.repeat(48 - suffix.length)}${suffix}-2`,
      ],
      ['🚀'.repeat(50), [], '🚀'.repeat(50 - suffix.length) + suffix],
    ];
    for (const [from, taken, expected] of cases) {
      it(`from ${JSON.stringify(from)}, ${taken.length} taken: ${expected}`, () => {
        const name = suggest(from, new Set(taken));
        assert.equal(name, expected);
        assert.deepEqual(problemsOf(name, new Set(taken)), []);
      });
    }
  });
}
