import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Link } from '../../../../src/commands/navigate/link-text.ts';
import { linkTo, parseLink } from '../../../../src/commands/navigate/link-text.ts';

const parts = (path: string, query = '', fragment = '') => ({ path, query, fragment });

describe('A link', () => {
  const good: Readonly<Record<string, Link>> = {
    '/volume/7': { kind: 'volume', id: '7', opens: 'resource' },
    '/snapshot/7': { kind: 'snapshot', id: '7', opens: 'resource' },
    '/image/7': { kind: 'image', id: '7', opens: 'resource' },
    '/instance/7': { kind: 'instance', id: '7', opens: 'resource' },
    '/volume/7/clone': { kind: 'volume', id: '7', opens: 'cloneForm' },
    '/snapshot/7/image': { kind: 'snapshot', id: '7', opens: 'imageForm' },
    '/volume/a%2Fb': { kind: 'volume', id: 'a/b', opens: 'resource' },
    '/volume/a%2Fb%2Fclone/clone': { kind: 'volume', id: 'a/b/clone', opens: 'cloneForm' },
    '/volume/%2E%2E%2Fvolumes': { kind: 'volume', id: '../volumes', opens: 'resource' },
    '/volume/%22%27%20%23%3F%25': { kind: 'volume', id: `"' #?%`, opens: 'resource' },
    '/volume/constructor': { kind: 'volume', id: 'constructor', opens: 'resource' },
    [`/volume/${'a'.repeat(200)}`]: { kind: 'volume', id: 'a'.repeat(200), opens: 'resource' },
  };
  for (const [path, link] of Object.entries(good)) {
    it(`leads somewhere: ${path.slice(0, 60)}`, () => {
      assert.deepEqual(parseLink(parts(path)), link);
    });
  }

  const bad: readonly (readonly [why: RegExp, path: string, query?: string, fragment?: string])[] = [
    [/neither a volume nor/u, ''],
    [/neither a volume nor/u, '/'],
    [/neither a volume nor/u, '/volumes/7'],
    [/neither a volume nor/u, '/Volume/7'],
    [/neither a volume nor/u, '/region/FINLAND-1'],
    [/neither a volume nor/u, '/constructor/7'],
    [/neither a volume nor/u, '/__proto__/7'],
    [/neither a volume nor/u, '//volume/7'],
    [/neither a volume nor/u, '/vol%75me/7'],
    [/no id/u, '/volume'],
    [/no id/u, '/volume/'],
    [/no id/u, '/volume//clone'],
    [/no id/u, '/volume/.'],
    [/no id/u, '/volume/..'],
    [/no id/u, '/volume/%2E%2E'],
    [/no id/u, '/volume/../clone'],
    [/not known/u, '/volume/7/'],
    [/not known/u, '/volume/7/delete'],
    [/not known/u, '/volume/7/image'],
    [/not known/u, '/volume/7/Clone'],
    [/not known/u, '/volume/7/constructor'],
    [/not known/u, '/volume/7/__proto__'],
    [/not known/u, '/snapshot/7/clone'],
    [/not known/u, '/image/7/clone'],
    [/not known/u, '/instance/7/stop'],
    [/holds more/u, '/volume/7/clone/now'],
    [/holds more/u, '/volume/a/b/c'],
    [/holds more/u, 'volume/7'],
    [/holds more/u, '/volume/7', 'name=x'],
    [/holds more/u, '/volume/7/clone', 'submit=true'],
    [/holds more/u, '/volume/7', '', 'top'],
    [/percent/u, '/volume/%'],
    [/percent/u, '/volume/%zz'],
    [/percent/u, '/volume/%C3%28'],
    [/percent/u, '/volume/100%'],
    [/too long/u, `/volume/${'a'.repeat(201)}`],
    [/too long/u, `/volume/${'a'.repeat(10_000)}`],
    [/too long/u, `/volume/${'%F0%9F%A6%8A'.repeat(5000)}/clone`],
  ];
  for (const [why, path, query = '', fragment = ''] of bad) {
    it(`leads nowhere: ${path.slice(0, 40)}${query && `?${query}`}${fragment && `#${fragment}`}`, () => {
      const reason = parseLink(parts(path, query, fragment));
      assert.ok(typeof reason === 'string', JSON.stringify(reason));
      assert.match(reason, why);
    });
  }

  it('is never read as another than it is', () => {
    const pieces = fc.constantFrom('/', 'clone', 'image', '%2F', '%', '..', '7', '?', '#', 'é', ' ');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (rest) => {
        const [segment = '', form, ...more] = rest.join('').split('/');
        const link = parseLink(parts(`/volume/${rest.join('')}`));
        if (typeof link !== 'string') {
          assert.deepEqual(more, []);
          const opens = form === undefined ? 'resource' : 'cloneForm';
          assert.deepEqual(link, { kind: 'volume', id: decodeURIComponent(segment), opens });
          assert.ok(form === undefined || form === 'clone');
        }
      }),
    );
  });
});

describe('The link to a resource', () => {
  const kinds = fc.constantFrom('volume', 'snapshot', 'image', 'instance');
  const ids = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom('/', '%', '.', '?', '#', '&', '2', 'F', '"', "'", '\\', ' '),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
      minLength: 1,
      maxLength: 40,
    })
    .filter((id) => id !== '.' && id !== '..' && id.isWellFormed());

  it('is short for ordinary ids', () => {
    assert.equal(
      linkTo('vscode://a.b', { kind: 'volume', id: 'vol-7_x.9' }),
      'vscode://a.b/volume/vol-7_x.9',
    );
  });

  it('leads to it again, whatever its id: VS Code decodes a link once', () => {
    fc.assert(
      fc.property(kinds, ids, (kind, id) => {
        const link = linkTo('vscode://a.b', { kind, id });
        assert.match(link, /^vscode:\/\/a\.b\/[a-z]+\/[A-Za-z0-9%.!~*'()_-]+$/u);
        const path = decodeURIComponent(link.slice('vscode://a.b'.length));
        assert.deepEqual(parseLink(parts(path)), { kind, id, opens: 'resource' });
      }),
    );
  });

  it('can be written for an id that nothing can be found by', () => {
    assert.match(linkTo('vscode://a.b', { kind: 'volume', id: '\uD800' }), /^vscode:/u);
  });
});
