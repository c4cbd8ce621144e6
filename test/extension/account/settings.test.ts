import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readSettings } from '../../../src/account/configuration.ts';
import { observed } from '../support/observed.ts';
import { apiUrl, beginLoaded, beginSignedIn, control, run, setSetting } from '../support/program.ts';
import { settle, until } from '../support/wait.ts';

describe('the settings of the API', () => {
  it('of the workspace change nothing: it cannot redirect the key', async () => {
    const { account } = await beginSignedIn();
    // test/extension/workspace has all four in its .vscode/settings.json, so that a scope forgotten in the manifest shows.
    assert.match(vscode.workspace.workspaceFolders?.[0]?.uri.path ?? '', /test\/extension\/workspace$/u);
    assert.equal(account.current?.baseUrl, apiUrl);
    const { baseUrl, authHeader, paths, timeoutMs } = readSettings();
    assert.deepEqual(
      { baseUrl, authHeader, timeoutMs },
      { baseUrl: apiUrl, authHeader: 'auto', timeoutMs: 30_000 },
    );
    assert.deepEqual(paths, {});
    await assert.rejects(
      async () =>
        vscode.workspace
          .getConfiguration('barrack.api')
          .update('url', 'http://127.0.0.1:1/api', vscode.ConfigurationTarget.Workspace),
      /only into User settings/u,
    );
  });

  const bad: readonly (readonly [name: string, value: unknown])[] = [
    ['api.url', 'http://barrack.example/api'],
    ['api.authHeader', 'Basic'],
    ['api.timeoutSeconds', 0],
    ['api.paths', { cloneVolumes: '/volumes/{id}/clone/' }],
  ];
  for (const [name, value] of bad) {
    it(`barrack.${name} that is not valid is named in one message, and its default stays in force`, async () => {
      await beginSignedIn();
      await setSetting(name, undefined);
      const standard = readSettings();
      observed.begin();
      await setSetting(name, value);
      await until('it is said', () => observed.texts('warning').length > 0);
      await settle(200);
      const about = observed
        .texts('warning')
        .filter((text) => text.includes('not valid') || text.includes('cloneVolumes'));
      assert.equal(about.length, 1, observed.texts('warning').join('\n'));
      assert.ok(about[0]?.includes(`barrack.${name}`), about[0]);
      const { problems, ...inForce } = readSettings();
      assert.equal(problems.length, 1);
      assert.deepEqual({ ...inForce, problems: [] }, standard);
    });
  }

  it('take effect at once, without another sign-in', async () => {
    const { account, store } = await beginLoaded();
    await setSetting('api.paths', { listVolumes: '/volumes/moved/' });
    await until('the path is in force', async () => {
      await store.refresh(['volumes']);
      return store.volumes.error?.kind === 'notFound';
    });
    assert.ok((await control.requests()).some(({ path }) => path.startsWith('/api/volumes/moved/')));
    await setSetting('api.paths', undefined);
    await setSetting('api.authHeader', 'Bearer');
    await until('the header is in force', () => account.current?.authStyle === 'Bearer');
    await store.refresh(['volumes']);
    assert.equal(store.volumes.error?.kind, 'unauthorized', 'the simulator takes X-API-Key only');
    await setSetting('api.authHeader', undefined);
    await until('it is found as before', () => account.current?.authStyle === 'X-API-Key');
  });

  it('leave forms and what was read alone', async () => {
    const { forms, store } = await beginLoaded();
    await forms.openCreateImage(undefined);
    await setSetting('api.timeoutSeconds', 7);
    await settle(300);
    assert.equal(observed.panels[0]?.closed, false);
    assert.notEqual(store.volumes.items.length, 0);
  });

  it('timeoutSeconds ends a request that Barrack leaves without an answer', async () => {
    const { store, account } = await beginSignedIn();
    const { client } = account;
    await setSetting('api.timeoutSeconds', 1);
    await until('a client with that limit is there', () => account.client !== client);
    await control.addFaults({ kind: 'hang', operation: 'listVolumes', count: 'always' });
    const begun = Date.now();
    await store.refresh(['volumes']);
    assert.equal(store.volumes.error?.kind, 'timeout');
    assert.match(store.volumes.error.message, /within 1 seconds?/u);
    assert.ok(Date.now() - begun < 6000, 'a read that hangs is tried twice at most');
  });

  it('url: what is asked goes to the host that the box names', async () => {
    await beginSignedIn();
    await setSetting('api.url', 'https://barrack.example/api');
    const running = run('barrack.signIn');
    const box = await until('the box opens', () => observed.boxes.at(-1));
    assert.match(box.input.prompt ?? '', /barrack\.example/u);
    box.input.hide();
    await running.end;
  });
});
