import assert from 'node:assert/strict';
import { commands, extensions, type Extension } from 'vscode';

interface Manifest {
  contributes: { commands: { command: string }[] };
}

describe('the extension', () => {
  let extension: Extension<unknown>;

  before(() => {
    const found = extensions.getExtension('barrack-explorer.barrack-explorer');
    assert.ok(found, 'it is not installed');
    extension = found;
  });

  it('activates', async () => {
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers every command it contributes', async () => {
    await extension.activate();
    const contributed = (extension.packageJSON as Manifest).contributes.commands.map(
      ({ command }) => command,
    );
    assert.ok(contributed.length > 0, 'it contributes no command');
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });
});
