import assert from 'node:assert/strict';
import { wayQuestion } from '../../../../../src/commands/actions/change/attachment.ts';
import {
  resizeQuestion,
  restoreQuestion,
  snapshotQuestion,
} from '../../../../../src/commands/actions/change/questions.ts';
import { expectedResource, expectedVolume } from '../../../../../src/writes/model/orders.ts';
import { instance, snapshot, volume } from '../../../domain/resources.ts';
import { priced } from './priced.ts';

const name = 'x'.repeat(10_000);
const [disk, host] = [volume({ name }), instance({ name })];
const shot = { ...snapshot(), name, instance: { id: host.id, name, status: undefined } };
const store = { ...priced(), find: (() => host) as never };

describe('What is asked before a change', () => {
  const questions = {
    resize: resizeQuestion(disk, { kind: 'resizeVolume', volume: expectedVolume(disk), sizeGb: 600 }, store),
    snapshot: snapshotQuestion({ kind: 'createSnapshot', instance: expectedResource(host), name }, store),
    restoration: restoreQuestion(
      shot,
      { kind: 'restoreSnapshot', snapshot: expectedResource(shot), name },
      store,
    ),
    stop: wayQuestion({ volume: disk, instance: host }, 'stop', store),
    start: wayQuestion({ volume: disk, instance: host }, 'start', store),
  };
  for (const [what, { message, detail }] of Object.entries(questions)) {
    it(`clips endless names: ${what}`, () => {
      assert.match(message, /x{59}…/u);
      assert.ok(message.length < 200, `${message.length} characters`);
      assert.ok(detail.length < 600, `${detail.length} characters`);
    });
  }
});
