import assert from 'node:assert/strict';
import type { PowerAction } from '../../../src/domain/power.ts';
import { powerEligibility } from '../../../src/domain/power.ts';
import type { Answers } from './answers.ts';
import { instanceIn } from './answers.ts';
import { instance } from './resources.ts';

const byAction: Readonly<Record<PowerAction, Answers>> = {
  start: instanceIn('SHUTOFF'),
  stop: instanceIn('ACTIVE'),
  reboot: instanceIn('ACTIVE'),
  hibernate: instanceIn('ACTIVE', 'SHUTOFF'),
  restore: instanceIn('HIBERNATED'),
};

describe('whether an instance can', () => {
  for (const [action, answers] of Object.entries(byAction) as [PowerAction, Answers][]) {
    for (const [status, expected] of Object.entries(answers)) {
      it(`${action}, ${status || '(none)'}: ${expected}`, () => {
        const answer = powerEligibility(action, instance({ status }));
        assert.equal(answer.can, expected);
        assert.ok(answer.can === 'yes' || answer.reason.includes('llm-finetune'));
      });
    }
  }

  const wait = 'Wait until that is done, then try again.';
  const restoreFirst = 'Restore llm-finetune and wait for ACTIVE, then try again.';
  const reasons: readonly (readonly [PowerAction, string, string])[] = [
    ['start', 'running', 'llm-finetune is ACTIVE already.'],
    ['start', 'HIBERNATED', 'llm-finetune is HIBERNATED, not SHUTOFF. Restore it instead.'],
    ['start', 'starting', `llm-finetune is starting. ${wait}`],
    ['start', 'deleting', 'llm-finetune is deleting. Choose another instance.'],
    ['start', 'deleted', 'llm-finetune is DELETED. Choose another instance.'],
    ['start', 'error', 'llm-finetune is Error. Ask Barrack support about it.'],
    ['stop', 'SHUTOFF', 'llm-finetune is SHUTOFF already.'],
    ['stop', 'HIBERNATED', `llm-finetune is HIBERNATED, not ACTIVE. ${restoreFirst}`],
    ['reboot', 'SHUTOFF', 'llm-finetune is SHUTOFF, not ACTIVE. Start it instead.'],
    ['reboot', 'HIBERNATED', `llm-finetune is HIBERNATED, not ACTIVE. ${restoreFirst}`],
    ['reboot', 'rebooting', `llm-finetune is rebooting. ${wait}`],
    ['hibernate', 'HIBERNATED', 'llm-finetune is HIBERNATED already.'],
    ['restore', 'ACTIVE', 'llm-finetune is ACTIVE already.'],
    ['restore', 'SHUTOFF', 'llm-finetune is SHUTOFF, not HIBERNATED. Start it instead.'],
    [
      'restore',
      'melting',
      'Barrack will check: this program does not know the status melting of llm-finetune.',
    ],
  ];
  for (const [action, status, expected] of reasons) {
    it(`not ${action} while ${status}: ${expected}`, () => {
      const answer = powerEligibility(action, instance({ status }));
      assert.ok(answer.can !== 'yes');
      assert.equal(answer.reason, expected);
    });
  }
});
