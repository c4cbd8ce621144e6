import assert from 'node:assert/strict';
import { Gate } from '../../../src/api/http/gate.ts';

describe('The gate of a client', () => {
  it('lets no read through because of a wait that is over', () => {
    let at = 0;
    const gate = new Gate(() => ({ awakeMs: at, passedMs: at }));
    gate.hold(1000);
    gate.allowProbe();
    at = 2000;
    gate.hold(1000);
    assert.equal(gate.takeProbe(), undefined);
    at = 8000;
    gate.hold(1000);
    gate.allowProbe();
    gate.hold(5000);
    assert.ok(gate.takeProbe(), 'one that was made longer is the same wait');
  });
});
