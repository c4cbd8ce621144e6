import * as l10n from '@vscode/l10n';
import type { Resource } from '../../domain/resources.ts';
import { stateOf } from '../../domain/status.ts';
import type { ResourceStore } from '../../resources/store.ts';
import { toldName } from '../model/as-told.ts';
import type { Change } from '../model/change.ts';
import type { WriteWords } from '../model/definition.ts';
import type { OrderKind, Target } from '../model/orders.ts';
import type { StepTexts } from '../model/step-texts.ts';

type Deletable = 'volume' | 'snapshot' | 'image';

/** What the deletions of all kinds have in common: they are done when what is deleted is gone. */
export function deletion(
  target: Target<Deletable>,
  store: ResourceStore,
  { whatToCheck, texts }: { readonly whatToCheck: string; readonly texts: (name: string) => StepTexts },
): Pick<Change<'volume'>, 'ifGone' | 'texts' | 'whatToCheck'> & {
  readonly tell: (resource: Pick<Resource, 'status'>) => 'begun' | 'error' | undefined;
} {
  return {
    tell: ({ status }) => {
      switch (stateOf(status)) {
        case 'deleting':
          return 'begun';
        case 'error':
          return 'error';
        default:
          return undefined;
      }
    },
    ifGone: 'done',
    whatToCheck: () => {
      const isListed = store.find(target.kind, target.id) !== undefined;
      return `${isListed ? stillListed() : unlisted()} ${whatToCheck}`;
    },
    texts: () => texts(toldName(target, store)),
  };
}

const stillListed = () => l10n.t('It was still listed when last looked for.');
const unlisted = () =>
  l10n.t('It is not seen in the list any more, but Barrack does not say that it is gone.');

/** What to look for where a deletion may have been carried out. */
export const seeWhetherThere = (name: string) => l10n.t('See at barrack.ai whether {0} is there.', name);
export const seeWhetherBilled = (name: string) =>
  l10n.t('See at barrack.ai whether {0} is there: if it is, it is billed.', name);

/** The words that are the same for all kinds. */
export const deletionWords: Omit<WriteWords<OrderKind>, 'label'> = {
  goal: () => l10n.t('it to be gone'),
  checking: () => l10n.t('checking whether it was deleted'),
  begun: () => l10n.t('being deleted…'),
  toCome: () => l10n.t('to be deleted'),
};
