import * as l10n from '@vscode/l10n';
import type { VolumeCheck, VolumeCheckId } from '../../domain/volume-creation.ts';
import { volumeChecks } from '../../domain/volume-creation.ts';
import { isIn } from '../model/types.ts';
import type { CheckView } from '../protocol/protocol.ts';
import type { FormStore } from '../model/services.ts';
import { knownNames } from '../model/taken-names.ts';
import { checkViews } from '../model/words.ts';
import type { VolumeDraft } from './draft.ts';
import { chosenImage, isUnplaced } from './images.ts';
import type { Known } from './known.ts';

const labels = (): Readonly<Record<VolumeCheckId, string>> => ({
  region: l10n.t('Region'),
  size: l10n.t('Size'),
  type: l10n.t('Type'),
  image: l10n.t('Image'),
  credits: l10n.t('Credits'),
  profile: l10n.t('Profile'),
  name: l10n.t('Name'),
});

const wanted = {
  region: () => l10n.t('Choose a region.'),
  name: () => l10n.t('Enter a name.'),
  size: () => l10n.t('Enter a size.'),
  type: () => l10n.t('Choose a volume type.'),
  image: () => l10n.t('Choose an image, or clear the box.'),
} as const;
type Entered = keyof typeof wanted;

/** What is not entered yet, in the order of the form; that is no failed check, but nothing can be sent before. */
export function missingIn(draft: VolumeDraft, known: Known): readonly Entered[] {
  const isMissing: Readonly<Record<Entered, boolean>> = {
    region: draft.region === '',
    name: draft.name.trim() === '',
    size: draft.size.trim() === '',
    type: draft.choice === '',
    image: draft.bootable && chosenImage(known.imagesOf(draft), draft.image) === undefined,
  };
  return (Object.keys(wanted) as Entered[]).filter((entered) => isMissing[entered]);
}

/** What to do first about what is missing; empty where nothing is. */
export function missingText([first]: readonly Entered[]): string {
  return first === undefined ? '' : wanted[first]();
}

/** The checks, with that of an image whose region is not known left to Barrack. */
function placed(checks: readonly VolumeCheck[], draft: VolumeDraft, known: Known): readonly VolumeCheck[] {
  const images = known.imagesOf(draft);
  if (!draft.bootable || !isUnplaced(images, draft.image)) {
    return checks;
  }
  const name = chosenImage(images, draft.image)?.name ?? '';
  const detail = l10n.t('Barrack will check: the region of {0} is not known here.', name);
  return checks.map((check) => (check.id === 'image' ? { id: 'image', outcome: 'server', detail } : check));
}

/** The checks of what is entered. */
export function checksOf(draft: VolumeDraft, known: Known, store: FormStore): readonly CheckView[] {
  const { balance, prices, volumes } = store;
  const name = draft.name.trim();
  const { taken, possible } = known.namesIn(draft);
  const checks = volumeChecks({
    region: draft.region,
    sizeText: draft.size,
    minimumGb: known.minimumGb,
    volumeType: draft.choice,
    types: known.tierOf(draft) === 'unknown' ? [] : known.typesOf(draft),
    bootable: draft.bootable,
    image: chosenImage(known.imagesOf(draft), draft.image)?.name,
    balance,
    hourlyCost: isIn(balance?.currency, prices) ? known.priceOf(draft)?.hour : undefined,
    name,
    takenNames: knownNames(volumes, taken, name, possible),
  });
  const missing = missingIn(draft, known);
  return checkViews(placed(checks, draft, known), labels()).filter(
    ({ id }) => !missing.some((entered) => entered === id),
  );
}
