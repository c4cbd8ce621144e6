import assert from 'node:assert/strict';
import { endpointIds, endpoints } from '../../../src/api/profile/contract.ts';
import { fillPath, operationOf, parsePathOverrides } from '../../../src/api/profile/paths.ts';
import { clientOf, thrownBy } from './harness.ts';

describe('the endpoint table', () => {
  it('leads each operation somewhere else', () => {
    const targets = endpointIds.map((id) => `${endpoints[id].method} ${endpoints[id].path}`);
    assert.equal(new Set(targets).size, targets.length);
  });

  it('has paths under the base URL that end in a slash and hold at most an id', () => {
    for (const id of endpointIds) {
      assert.match(endpoints[id].path, /^\/[a-z-]+\/(?:[a-z-]+\/|\{id\}\/)*$/u, id);
      assert.ok(endpoints[id].path.split('{id}').length <= 2, id);
    }
  });

  it('says of each method and path how well it is known', () => {
    const known = endpointIds.map((id) => endpoints[id].evidence);
    assert.ok(known.every(({ method, path }) => /^[DIG]{2}$/u.test(method + path)));
    assert.deepEqual(endpoints.pricing.evidence, { method: 'D', path: 'D' });
    assert.deepEqual(endpoints.balance.evidence, { method: 'D', path: 'G' });
    assert.deepEqual(endpoints.deleteInstance.evidence, { method: 'D', path: 'I' });
  });

  it('takes no GET for a write, and no DELETE for a read', () => {
    for (const id of endpointIds) {
      const { method, effect } = endpoints[id];
      assert.ok(effect === 'read' ? method === 'GET' || method === 'POST' : method !== 'GET', id);
    }
  });
});

describe('corrections of the table', () => {
  it('take a path, a method, or both', () => {
    const { overrides, problems } = parsePathOverrides({
      balance: '/credits/',
      pricing: { method: 'get' },
      cloneVolume: { method: 'PUT', path: '/v2/volumes/{id}/copy' },
      listImages: {},
    });
    assert.deepEqual(problems, []);
    assert.equal(operationOf('balance', overrides).path, '/credits/');
    assert.equal(operationOf('balance', overrides).method, 'GET');
    assert.equal(operationOf('pricing', overrides).method, 'GET');
    assert.equal(operationOf('pricing', overrides).path, '/pricing/');
    const clone = operationOf('cloneVolume', overrides);
    assert.deepEqual([clone.method, clone.path, clone.effect], ['PUT', '/v2/volumes/{id}/copy', 'write']);
    assert.equal(operationOf('listImages', overrides).path, '/images/');
  });

  it('may be absent', () => {
    assert.deepEqual(parsePathOverrides(undefined), { overrides: {}, problems: [] });
    assert.deepEqual(parsePathOverrides(null), { overrides: {}, problems: [] });
  });

  const bad: readonly (readonly [operation: string, value: unknown])[] = [
    ['balance', 'credits/'],
    ['balance', ''],
    ['balance', '//example.com/credits/'],
    ['balance', '/a//b/'],
    ['balance', '/../admin/'],
    ['balance', '/a/../../b/'],
    ['balance', '/a/..'],
    ['balance', '/./a'],
    ['balance', '/%2e%2e/a/'],
    ['balance', '/a?x=1'],
    ['balance', '/a#x'],
    ['balance', '/a\\b'],
    ['balance', '/\\example.com/'],
    ['balance', '/a b/'],
    ['balance', '/a\n/'],
    ['balance', '/{id}/'],
    ['balance', '/{/'],
    ['balance', 7],
    ['balance', null],
    ['balance', ['/a/']],
    ['balance', { path: 7 }],
    ['balance', { method: 7 }],
    ['balance', { method: 'DELETE' }],
    ['balance', { method: 'TRACE' }],
    ['balance', { url: '/a/' }],
    ['cloneVolume', '/volumes/clone/'],
    ['cloneVolume', '/volumes/{id}/{id}/'],
    ['cloneVolume', '/volumes/{name}/clone/'],
    ['cloneVolume', '/volumes/{id}/{name}/'],
    ['cloneVolume', { method: 'GET' }],
    ['makeCoffee', '/coffee/'],
    ['__proto__', '/a/'],
    ['constructor', '/a/'],
  ];
  for (const [operation, value] of bad) {
    it(`${operation}: ${JSON.stringify(value)} is refused, named, and leaves the table as it is`, () => {
      const given = Object.fromEntries([
        [operation, value],
        ['listImages', '/my-images/'],
      ]) as Record<string, unknown>;
      const { overrides, problems } = parsePathOverrides(given);
      assert.deepEqual(
        problems.map(({ kind }) => kind),
        ['configuration'],
      );
      const message = problems[0]?.message ?? '';
      assert.ok(message.includes('barrack.api.paths') && message.includes(operation), message);
      assert.deepEqual(Object.keys(overrides), ['listImages']);
    });
  }

  for (const value of [7, 'x', [], true]) {
    it(`${JSON.stringify(value)} instead of an object is refused`, () => {
      assert.equal(parsePathOverrides(value).problems.length, 1);
    });
  }

  it('are checked by the client as well', () => {
    const paths = { balance: '//example.com/' };
    assert.equal(thrownBy(() => clientOf('https://barrack.ai/api', { paths })).kind, 'configuration');
  });
});

describe('an id in a path', () => {
  const cases = [
    ['42', '/volumes/42/'],
    ['a/b', '/volumes/a%2Fb/'],
    ['../x', '/volumes/..%2Fx/'],
    ['%2e%2e', '/volumes/%252e%252e/'],
    ['a?b#c', '/volumes/a%3Fb%23c/'],
    ['a\\b', '/volumes/a%5Cb/'],
    ['ü 1', '/volumes/%C3%BC%201/'],
    ['$&', '/volumes/%24%26/'],
    ['...', '/volumes/.../'],
  ] as const;
  for (const [id, path] of cases) {
    it(`${id} gives ${path}, which no URL parser changes`, () => {
      assert.equal(fillPath('/volumes/{id}/', id), path);
      assert.equal(new URL(`https://barrack.ai/api${path}`).pathname, `/api${path}`);
    });
  }

  for (const id of ['', '.', '..', '\ud800', undefined]) {
    it(`${JSON.stringify(id)} is refused`, () => {
      assert.equal(thrownBy(() => fillPath('/volumes/{id}/', id)).kind, 'configuration');
    });
  }
});
