import * as l10n from '@vscode/l10n';
import { detachEligibility, preparationThatHelps } from '../../../domain/attachment.ts';
import type { Volume } from '../../../domain/resources.ts';
import type { Order, ExpectedResource } from '../../../writes/model/orders.ts';
import { called } from '../../../ui/format/names.ts';
import type { PlainLines } from '../../../ui/format/safe-text.ts';
import { paragraphs, plainLines } from '../../../ui/format/safe-text.ts';
import type { BulkStore } from '../preview/bulk-store.ts';
import { hostOf, ordersFor } from '../preview/bulk-actions.ts';
import { row } from '../preview/rows.ts';

/**
 * What, done first to its instance, makes a volume ready to be detached; undefined where that is ready now, or where
 * something else rules it out, too.
 */
export function preparationFor(
  volume: Volume,
  store: Pick<BulkStore, 'instanceOf' | 'tierOf'>,
): 'stop' | 'start' | undefined {
  const instance = store.instanceOf(volume);
  const tier = store.tierOf(volume.region);
  return (
    instance &&
    preparationThatHelps(tier, instance.status?.state, (status) =>
      detachEligibility({ volume, instance: { ...instance, status }, tier }),
    )
  );
}

/** A chain of steps to choose: as it is named on a button, and what is to be done. */
interface Offer {
  readonly title: string;
  readonly orders: readonly Order[];
  /** Which of the orders the others are there for. */
  readonly main: number;
}

export interface ChainQuestion {
  readonly message: string;
  readonly detail: PlainLines;
  readonly offers: readonly Offer[];
}

function stopping(instance: ExpectedResource, detach: readonly Order[]): readonly Offer[] {
  const stop: Order = { kind: 'stopInstance', instance };
  const start: Order = { kind: 'startInstance', instance };
  return [
    {
      title: l10n.t('Shut Down, Detach and Start Again'),
      orders: [stop, ...detach, start],
      main: 1,
    },
    { title: l10n.t('Shut Down and Detach'), orders: [stop, ...detach], main: 1 },
  ];
}

/** Asks to detach a volume whose instance has to be shut down or started for it; undefined where that does not help. */
export function chainQuestion(volume: Volume, store: BulkStore): ChainQuestion | undefined {
  const preparation = preparationFor(volume, store);
  const instance = hostOf(volume, store);
  if (preparation === undefined || instance === undefined) {
    return undefined;
  }
  const detach = ordersFor('detachVolume', volume, store);
  const [name, host] = [called(volume, store), called({ kind: 'instance', ...instance }, store)];
  const stop = preparation === 'stop';
  const means = stop
    ? [
        l10n.t('{0} has to be in SHUTOFF for it, and is ACTIVE. What runs on {0} ends.', host),
        l10n.t('An instance in SHUTOFF is still billed in full.'),
      ]
    : [
        l10n.t('{0} has to be ACTIVE for it, and is in SHUTOFF. It is started, and stays ACTIVE.', host),
        l10n.t('An instance that is ACTIVE is billed as much as in SHUTOFF.'),
      ];
  return {
    message: stop
      ? l10n.t('Shut down {0} to detach {1}?', host, name)
      : l10n.t('Start {0} to detach {1}?', host, name),
    detail: paragraphs([
      plainLines([row('detachVolume', volume, store)]),
      plainLines([...means, l10n.t('The volume keeps its data, and is billed as long as it is there.')]),
    ]),
    offers: stop
      ? stopping(instance, detach)
      : [
          {
            title: l10n.t('Start and Detach'),
            orders: [{ kind: 'startInstance', instance }, ...detach],
            main: 1,
          },
        ],
  };
}
