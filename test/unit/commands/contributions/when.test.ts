import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Contribution, Family } from '../../../../src/commands/contributions/contribution.ts';
import {
  all,
  any,
  compare,
  inOperations,
  inResources,
  is,
  key,
  not,
  some,
} from '../../../../src/commands/contributions/when.ts';
import type { ResourceFlag } from '../../../../src/ui/format/item-flags.ts';
import { contextValue } from '../../../../src/ui/format/item-flags.ts';

/** What `viewItem =~ /…/` looks for. */
function pattern(when: string): RegExp {
  const [, source] = /^viewItem =~ \/(.*)\/$/u.exec(when) ?? [];
  assert.ok(source !== undefined, when);
  return new RegExp(source, 'u');
}

describe('A when clause', () => {
  it('asks a row for any of some flags, also where one is a part of another', () => {
    const flag = fc.constantFrom<ResourceFlag>('volume', 'volumes', 'image', 'imageable', 'hasImage');
    fc.assert(
      fc.property(fc.uniqueArray(flag), fc.uniqueArray(flag, { minLength: 1 }), (set, asked) => {
        const expected = asked.some((one) => set.includes(one));
        assert.equal(pattern(is(...asked)).test(contextValue(...set)), expected);
      }),
    );
  });

  it('is put together of clauses', () => {
    assert.equal(
      any(all(key('barrack.signedIn'), not('barrack.filtered')), some('volumes')),
      'barrack.signedIn && !barrack.filtered || !barrack.noVolumes',
    );
    assert.deepEqual(inResources('inline@1', is('region'), compare('barrack.state', '!=', 'empty')), {
      when: 'view == barrack.resources && viewItem =~ /(^|;)region(;|$)/ && barrack.state != empty',
      group: 'inline@1',
    });
  });

  it('asks only for what rows, keys and settings can say, or does not compile', () => {
    // @ts-expect-error no row has this flag
    is('cloneabel');
    // @ts-expect-error no row of that view has this flag
    inResources('inline@1', is('retryable'));
    // @ts-expect-error no row of that view has this flag
    inOperations('inline@1', is('volume'));
    // @ts-expect-error a title bar has no flags
    ({ title: [inResources('2_create@1', is('volume'))] }) satisfies Contribution;
    // @ts-expect-error nobody sets this key
    key('barrack.signedOut');
    // @ts-expect-error this key isn't true or false
    not('barrack.state');
    // @ts-expect-error there is no such state
    compare('barrack.state', '==', 'signedIn');
    // @ts-expect-error the setting has no such value
    compare('config.barrack.explorer.groupBy', '==', 'type');
    // @ts-expect-error there is no such list
    some('flavors');
    // @ts-expect-error a clause is made of what is checked
    inResources('inline@1', 'barrack.signedOut');
    // @ts-expect-error it would need parentheses
    all(key('barrack.signedIn'), any(some('volumes'), some('images')));
    // @ts-expect-error there is no such group
    inResources('2_crate@1');
    // @ts-expect-error package.nls.json has no title for it
    ({ 'barrack.cloneVolumes': { icon: 'copy' } }) satisfies Family;
  });
});
