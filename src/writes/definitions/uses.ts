import * as l10n from '@vscode/l10n';
import type { ExpectedResource, ExpectedVolume } from '../model/orders.ts';
import type { ResourceUse } from '../model/resource-use.ts';

/** What several may need at the same time, as long as nobody changes it. */
export function sharing(kind: ResourceUse['kind'], id: string, text: string): ResourceUse {
  return { kind, id, exclusive: false, text };
}

export function makingOfSnapshot({ id, name }: ExpectedResource): ResourceUse {
  return sharing('snapshot', id, l10n.t('Another operation makes something of {0}.', name));
}

export function changingVolume({ id, name }: ExpectedVolume): ResourceUse {
  const text = l10n.t('Another operation changes {0}, or deletes it.', name);
  return { kind: 'volume', id, exclusive: true, text };
}

export function deleting(kind: 'snapshot' | 'image', { id, name }: ExpectedResource): ResourceUse {
  return { kind, id, exclusive: true, text: l10n.t('Another operation deletes {0}.', name) };
}
