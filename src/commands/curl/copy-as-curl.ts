import * as l10n from '@vscode/l10n';
import type { Resource } from '../../domain/resources.ts';
import { called } from '../../ui/format/names.ts';
import { pick } from '../../ui/pick.ts';
import { chooseResource } from '../core/choose.ts';
import { copyText } from '../core/copy.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';
import type { CurlAction } from './curl-actions.ts';
import { curlActions } from './curl-actions.ts';
import { curlOf } from './curl.ts';

function chooseAction(resource: Resource, services: Services): Promise<CurlAction | undefined> {
  const text = {
    title: l10n.t('Copy as curl: {0}', called(resource, services.store)),
    placeholder: l10n.t('Choose what the command is to do'),
    notPossible: l10n.t('Not possible now'),
    none: '',
  };
  return pick(text, () =>
    Promise.resolve(
      curlActions(resource, services).map((action) => ({
        value: action,
        label: action.label,
        description: '',
        eligibility: action.eligibility,
      })),
    ),
  );
}

/** The text of an operation of the list, else of what the user chooses to be done with a resource. */
async function textOf(services: Services, { operations, resources }: Targets): Promise<string | undefined> {
  if (operations.length > 0) {
    const texts = await Promise.all(operations.map(({ orders }) => curlOf(orders, services)));
    return texts.join('\n\n');
  }
  const resource = resources[0] ?? (await chooseResource(services.store, l10n.t('Copy as curl')));
  const action = resource && (await chooseAction(resource, services));
  return action?.text();
}

/** Copies the request that does it, for a POSIX shell. Nothing is sent. */
export async function copyAsCurl(services: Services, targets: Targets): Promise<void> {
  const text = await textOf(services, targets);
  if (text !== undefined) {
    await copyText(text, l10n.t('the curl command, with $BARRACK_API_KEY in place of your key'));
  }
}
