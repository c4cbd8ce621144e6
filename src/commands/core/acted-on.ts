import * as l10n from '@vscode/l10n';
import { visibleName } from '../../domain/visible.ts';
import { messageText } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import { goneText } from './gone.ts';
import type { CommandId } from './ids.ts';
import type { Services } from './services.ts';
import type { Targets } from './targets.ts';
import { onlyClicked, targetsOf } from './targets.ts';

/** Commands that work on one thing at a time, whatever else is selected. */
const oneAtATime: ReadonlySet<CommandId> = new Set([
  'barrack.cloneVolume',
  'barrack.createImage',
  'barrack.createVolume',
  'barrack.resizeVolume',
  'barrack.createSnapshot',
  'barrack.restoreSnapshot',
  'barrack.showBilling',
  'barrack.openSsh',
  'barrack.connectRemoteSsh',
  'barrack.openInBarrack',
  'barrack.goToInstance',
  'barrack.goToVolume',
  'barrack.goToSnapshot',
  'barrack.goToImage',
  'barrack.goToSource',
  'barrack.goToClone',
  'barrack.copyAsCurl',
  'barrack.showResource',
  'barrack.showOperation',
]);

function nameOf({ resources, operations, regions }: Targets): string | undefined {
  return resources[0]?.name ?? operations[0]?.target.name ?? regions[0];
}

function inform(text: string): void {
  void showMessage('information', messageText(text));
}

/** Says of what was selected, too, that it is left as it is. */
function tellLeft(title: string, name: string | undefined, left: number): void {
  const used = name === undefined ? l10n.t('the clicked item') : visibleName(name);
  inform(
    left === 1
      ? l10n.t(
          '“{0}” works on one item at a time. It uses {1} and leaves the other selected item.',
          title,
          used,
        )
      : l10n.t(
          '“{0}” works on one item at a time. It uses {1} and leaves the {2} other selected items.',
          title,
          used,
          left,
        ),
  );
}

/**
 * What a command acts on of what VS Code gives it, once the user is told what it does not; undefined where all of it is
 * gone.
 * @param title of the command
 */
export function actedOn(
  id: CommandId,
  title: string,
  args: readonly unknown[],
  { store }: Pick<Services, 'store'>,
): Targets | undefined {
  const one = oneAtATime.has(id) ? onlyClicked(args, store) : { args, left: 0 };
  const targets = targetsOf(one.args, store);
  if (targets.gone.length > 0) {
    inform(goneText(targets.gone));
  } else if (one.left > 0) {
    tellLeft(title, nameOf(targets), one.left);
  }
  const { resources, operations, regions, lists, records } = targets;
  const nothing = [resources, operations, regions, lists, records].every(({ length }) => length === 0);
  return targets.gone.length > 0 && nothing ? undefined : targets;
}
