import * as l10n from '@vscode/l10n';
import type { Check } from './checks.ts';
import { creditsCheck } from './credits.ts';
import { volumeNameCheck, volumeNameProblems } from './names.ts';
import { profileCheck } from './profile.ts';
import type { Balance } from './resources.ts';
import { formatSize, parseSizeGb, sizeProblem } from './sizes.ts';

export type VolumeCheckId = 'region' | 'size' | 'type' | 'image' | 'credits' | 'profile' | 'name';
export type VolumeCheck = Check<VolumeCheckId>;

export interface VolumeRequest {
  /** Undefined while none is chosen. */
  readonly region: string | undefined;
  /** As typed. */
  readonly sizeText: string;
  /** Barrack's own minimum; undefined: the documented one. */
  readonly minimumGb?: number | undefined;
  readonly volumeType: string;
  /** Those on offer in the region; empty where they are not known. */
  readonly types: readonly string[];
  readonly bootable: boolean;
  /** The name of the image that a bootable volume starts from; undefined while none is chosen. */
  readonly image: string | undefined;
  /** Undefined where the balance is not known. */
  readonly balance: Balance | undefined;
  /** What the volume costs an hour, in the balance's currency; undefined where that is not known. */
  readonly hourlyCost: number | undefined;
  /** As typed, trimmed. */
  readonly name: string;
  /** Names of the region's volumes; undefined while they are not all known. */
  readonly takenNames: ReadonlySet<string> | undefined;
}

function regionCheck(region: string | undefined): VolumeCheck {
  const id = 'region';
  return region === undefined || region === ''
    ? { id, outcome: 'failed', detail: l10n.t('No region is chosen.'), remedy: l10n.t('Choose a region.') }
    : { id, outcome: 'passed', detail: l10n.t('The volume will be in {0}.', region) };
}

function sizeCheck(sizeText: string, minimumGb: number | undefined): VolumeCheck {
  const id = 'size';
  const problem = sizeProblem(sizeText, { minimumGb });
  return problem === undefined
    ? { id, outcome: 'passed', detail: l10n.t('The size is {0}.', formatSize(parseSizeGb(sizeText) ?? 0)) }
    : { id, outcome: 'failed', detail: problem, remedy: '' };
}

function typeCheck(volumeType: string, types: readonly string[]): VolumeCheck {
  const id = 'type';
  if (volumeType === '') {
    return { id, outcome: 'failed', detail: l10n.t('No type is chosen.'), remedy: l10n.t('Choose a type.') };
  }
  if (types.length === 0) {
    const detail = l10n.t('Barrack will check: the types of the region are not known here.');
    return { id, outcome: 'server', detail };
  }
  return types.some((type) => type.toLowerCase() === volumeType.toLowerCase())
    ? { id, outcome: 'passed', detail: l10n.t('The region offers {0}.', volumeType) }
    : {
        id,
        outcome: 'failed',
        detail: l10n.t('The region does not offer {0}.', volumeType),
        remedy: l10n.t('Choose one of: {0}.', types.join(', ')),
      };
}

function imageCheck(bootable: boolean, image: string | undefined): VolumeCheck {
  const id = 'image';
  if (!bootable) {
    return { id, outcome: 'passed', detail: l10n.t('The volume will be empty, not bootable.') };
  }
  return image === undefined || image === ''
    ? {
        id,
        outcome: 'failed',
        detail: l10n.t('No image is chosen, and a bootable volume starts from one.'),
        remedy: l10n.t('Choose an image.'),
      }
    : { id, outcome: 'passed', detail: l10n.t('The volume will start from {0}.', image) };
}

/** Every check before a volume is created, one by one. */
export function volumeChecks(request: VolumeRequest): readonly VolumeCheck[] {
  return [
    regionCheck(request.region),
    sizeCheck(request.sizeText, request.minimumGb),
    typeCheck(request.volumeType, request.types),
    imageCheck(request.bootable, request.image),
    creditsCheck(request.balance, request.hourlyCost),
    profileCheck(),
    volumeNameCheck(request.name, request.takenNames),
  ];
}

/**
 * A valid and free name for a new volume: the one Barrack suggests, else the first free of `volume-1`, `volume-2` …
 * @param next what Barrack suggests
 * @param taken names of the volumes of the same region
 */
export function suggestVolumeName(next: string | undefined, taken: ReadonlySet<string>): string {
  const told = next?.trim();
  if (told !== undefined && volumeNameProblems(told, taken).length === 0) {
    return told;
  }
  for (let number = 1; ; number += 1) {
    const name = `volume-${number}`;
    if (!taken.has(name)) {
      return name;
    }
  }
}
