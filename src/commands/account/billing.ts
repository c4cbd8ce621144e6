import * as l10n from '@vscode/l10n';
import type { BarrackClient } from '../../api/client.ts';
import type { RequestOptions } from '../../api/http/caller.ts';
import type { Instance, JsonObject, Resource, Snapshot, Volume } from '../../domain/resources.ts';
import { messageText } from '../../ui/format/safe-text.ts';
import { withNotification } from '../../ui/surfaces.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { called } from '../../ui/format/names.ts';
import { choose } from '../core/choose.ts';
import { Failure } from '../core/run.ts';
import type { Services } from '../core/services.ts';
import type { Targets } from '../core/targets.ts';

type Billed = Volume | Snapshot | Instance;

const isBilled = (resource: Resource): resource is Billed => resource.kind !== 'image';

function billingOf(
  client: BarrackClient,
  { kind, id }: Billed,
  options: RequestOptions,
): Promise<JsonObject> {
  switch (kind) {
    case 'volume':
      return client.volumes.billing(id, options);
    case 'snapshot':
      return client.snapshots.billing(id, options);
    case 'instance':
      return client.instances.billing(id, options);
  }
}

function read(client: BarrackClient, resource: Billed, store: NameStore): Thenable<JsonObject> {
  const title = messageText(l10n.t('Reading what {0} was billed', called(resource, store)));
  return withNotification(title, async (_report, canceled) => {
    const abort = new AbortController();
    const subscription = canceled.onCancellationRequested(() => abort.abort());
    try {
      return await billingOf(client, resource, { signal: abort.signal });
    } catch (error) {
      throw new Failure(l10n.t('Couldn’t show the billing of {0}', called(resource, store)), error);
    } finally {
      subscription.dispose();
    }
  });
}

/** Shows what Barrack has billed for a volume, a snapshot or an instance, as Barrack gives it. */
export async function showBilling({ account, store, details }: Services, targets: Targets): Promise<void> {
  const resource =
    targets.resources.find(isBilled) ??
    (await choose(store, {
      kinds: ['volume', 'snapshot', 'instance'],
      title: l10n.t('Show Billing'),
      placeholder: l10n.t('Choose what to show the billing of'),
      notPossible: '',
      none: l10n.t('There is nothing in this account that is billed.'),
      eligibility: () => ({ can: 'yes' }),
    }));
  const { client } = account;
  if (resource !== undefined && client !== undefined) {
    await details.openBilling(resource, await read(client, resource, store));
  }
}
