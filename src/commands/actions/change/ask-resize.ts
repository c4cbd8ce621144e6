import * as l10n from '@vscode/l10n';
import { resizeEligibility } from '../../../domain/resize.ts';
import type { Volume } from '../../../domain/resources.ts';
import { parseSizeGb, sizeProblem } from '../../../domain/sizes.ts';
import type { Order } from '../../../writes/model/orders.ts';
import { expectedVolume } from '../../../writes/model/orders.ts';
import type { ResourceStore } from '../../../resources/store.ts';
import { called } from '../../../ui/format/names.ts';
import { askText } from '../../../ui/ask-text.ts';
import type { Answer } from '../../../ui/steps.ts';
import { askAbout, back } from '../../../ui/steps.ts';
import { choose } from '../../core/choose.ts';
import { noneToUse } from '../../../kinds/labels.ts';
import type { Services } from '../../core/services.ts';
import { resizePrompt } from '../preview/costs.ts';

function chooseVolume(store: ResourceStore): Promise<Volume | undefined> {
  return choose(
    store,
    {
      kinds: ['volume'],
      title: l10n.t('Resize Volume'),
      placeholder: l10n.t('Choose the volume to make larger'),
      notPossible: l10n.t('Cannot be resized now'),
      none: noneToUse('volume'),
      eligibility: (volume) => resizeEligibility({ volume, tier: store.tierOf(volume.region) }),
    },
    { step: 1, total: 2 },
  );
}

async function askSize(
  volume: Volume,
  before: number,
  store: ResourceStore,
): Promise<Answer<Order<'resizeVolume'>>> {
  const rule = { minimumGb: store.minimumVolumeGb, aboveGb: volume.sizeGb };
  const usable = (text: string): number | undefined =>
    sizeProblem(text, rule) === undefined ? parseSizeGb(text) : undefined;
  const text = await askText({
    title: l10n.t('Resize Volume: {0}', called(volume, store)),
    place: { step: before + 1, total: before + 1 },
    value: volume.sizeGb === undefined ? '' : String(Math.ceil(volume.sizeGb)),
    placeholder: l10n.t('The new size, such as 600 or 2 TB'),
    prompt: (typed) => resizePrompt(volume, usable(typed), store),
    problem: (typed) => sizeProblem(typed, rule),
  });
  if (text === undefined || text === back) {
    return text;
  }
  const sizeGb = usable(text); // nothing else is accepted
  return sizeGb === undefined ? undefined : { kind: 'resizeVolume', volume: expectedVolume(volume), sizeGb };
}

/** Asks for the new size of a volume, which the user chooses first where none is given. Confirms nothing. */
export function askResize(
  given: Volume | undefined,
  { store }: Pick<Services, 'store'>,
): Promise<Order<'resizeVolume'> | undefined> {
  return askAbout(
    given,
    () => chooseVolume(store),
    (volume, before) => askSize(volume, before, store),
  );
}
