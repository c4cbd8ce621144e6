import * as l10n from '@vscode/l10n';
import type { BarrackClient } from '../../api/client.ts';
import type { JsonObject, Resource } from '../../domain/resources.ts';
import type { Kind } from '../../kinds/kind.ts';
import { billedKinds, definitionOf } from '../../kinds/registry.ts';
import { messageText } from '../../ui/format/safe-text.ts';
import { withNotification } from '../../ui/surfaces.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { called } from '../../ui/format/names.ts';
import { choose } from '../core/choose.ts';
import { Failure } from '../core/run.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';

type Billing = NonNullable<Kind<Resource>['billing']>;

function read(
  billing: Billing,
  client: BarrackClient,
  resource: Resource,
  store: NameStore,
): Thenable<JsonObject> {
  const title = messageText(l10n.t('Reading what {0} was billed', called(resource, store)));
  return withNotification(title, async (_report, canceled) => {
    const abort = new AbortController();
    const subscription = canceled.onCancellationRequested(() => abort.abort());
    try {
      return await billing(client, resource.id, { signal: abort.signal });
    } catch (error) {
      throw new Failure(l10n.t('Couldn’t show the billing of {0}', called(resource, store)), error);
    } finally {
      subscription.dispose();
    }
  });
}

/** Shows what Barrack has billed for something, as Barrack gives it. */
export async function showBilling({ account, store, details }: Services, targets: Targets): Promise<void> {
  const resource =
    targets.resources.find(({ kind }) => billedKinds.includes(kind)) ??
    (await choose(store, {
      kinds: billedKinds,
      title: l10n.t('Show Billing'),
      placeholder: l10n.t('Choose what to show the billing of'),
      notPossible: '',
      none: l10n.t('There is nothing in this account that is billed.'),
      eligibility: () => ({ can: 'yes' }),
    }));
  const { client } = account;
  const billing = resource && definitionOf(resource).billing;
  if (resource !== undefined && billing !== undefined && client !== undefined) {
    await details.openBilling(resource, await read(billing, client, resource, store));
  }
}
