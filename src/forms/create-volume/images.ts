import * as l10n from '@vscode/l10n';
import { LookAlikes, needsId, shortId } from '../../domain/look-alikes.ts';
import { formatSize } from '../../domain/sizes.ts';
import type { Image, Listing } from '../../domain/resources.ts';
import type { KindState } from '../../resources/kinds.ts';
import { shortName } from '../../ui/format/names.ts';
import type { Field } from '../protocol/protocol.ts';
import type { Reading } from './by-region.ts';
import { tryAgain } from './fields.ts';

/** An image that a volume of the region can start from. */
interface Choice {
  /** Apart for Barrack's images and the account's own, since the ids of two lists may be the same. */
  readonly value: string;
  readonly image: Image;
  readonly group: string;
  /** False for one that may be of another region. */
  readonly isPlaced: boolean;
}

/** What is known of the images of a region. */
export interface ImagesOfRegion {
  readonly region: string;
  readonly os: Reading<Listing<Image>> | undefined;
  /** All of the account's. */
  readonly own: KindState<Image>;
}

function choicesOf({ region, os, own }: ImagesOfRegion): readonly Choice[] {
  if (region === '') {
    return [];
  }
  const usable = (image: Image) => image.status.state === 'available';
  const offered = os?.is === 'read' ? os.value.items.filter(usable) : [];
  const ownIn = (where: string | undefined) =>
    own.items.filter((image) => image.region === where && usable(image)).map((image) => ownChoice(image));
  return [
    ...offered.map((image) => ({
      value: `os/${image.id}`,
      image,
      group: l10n.t('OS images'),
      isPlaced: true, // it is listed for the region
    })),
    ...ownIn(region),
    ...ownIn(undefined),
  ];
}

function ownChoice(image: Image): Choice {
  const isPlaced = image.region !== undefined;
  return { value: `own/${image.id}`, image, group: l10n.t('Your images'), isPlaced };
}

function choiceOf(images: ImagesOfRegion, value: string): Choice | undefined {
  return choicesOf(images).find((choice) => choice.value === value);
}

/** Whether all of them were asked for, so that one that is not among them is not there. */
export function areKnown({ os, own }: ImagesOfRegion): boolean {
  return os?.is === 'read' && own.loadedAt !== undefined;
}

/** The image that is chosen; undefined where none is, or one that is not among them. */
export function chosenImage(images: ImagesOfRegion, value: string): Image | undefined {
  return choiceOf(images, value)?.image;
}

/** Whether only Barrack can tell if the chosen image is there in the region. */
export function isUnplaced(images: ImagesOfRegion, value: string): boolean {
  return choiceOf(images, value)?.isPlaced === false;
}

function isLoading({ os, own }: ImagesOfRegion): boolean {
  return (os?.is ?? 'loading') === 'loading' || (own.loadedAt === undefined && own.error === undefined);
}

/** Why Barrack's images could not be read, or not again. */
function failureOf(os: ImagesOfRegion['os']): string | undefined {
  return os === undefined || os.is === 'loading' ? undefined : os.why;
}

function noteOf(images: ImagesOfRegion, count: number): string {
  const { region, os, own } = images;
  if (region === '') {
    return l10n.t('Choose a region first.');
  }
  if (isLoading(images)) {
    return l10n.t('Loading the images…');
  }
  const failure = failureOf(os);
  const unreadable = own.unreadable.length + (os?.is === 'read' ? os.value.unreadable.length : 0);
  const lines = [
    failure === undefined ? '' : l10n.t('The OS images could not be read: {0}', failure),
    own.error === undefined ? '' : l10n.t('Your images could not be read: {0}', own.error.message),
    unreadable === 0 ? '' : l10n.t('Images that could not be read are left out: {0}.', unreadable),
  ].filter((line) => line !== '');
  const none = l10n.t('There is no image for {0}: clear the box to create an empty volume.', region);
  return (lines.length === 0 && count === 0 ? [none] : lines).join(' ');
}

/** The list to choose an image from, and how it stands with it. */
export function imageField(images: ImagesOfRegion): Field {
  const choices = choicesOf(images);
  const idOf = idsOf(choices);
  const failed = failureOf(images.os) !== undefined || images.own.error !== undefined;
  const empty = choices.length === 0 && !isLoading(images);
  const mayHelp = images.region !== '' && (failed || empty);
  return {
    options: [
      { value: '', label: l10n.t('Choose an image…'), group: '' },
      ...choices.map((choice) => ({
        value: choice.value,
        label: labelOf(choice, idOf(choice)),
        group: choice.group,
      })),
    ],
    note: noteOf(images, choices.length),
    problems: [],
    buttons: mayHelp ? [tryAgain()] : [],
  };
}

/** Tells the id of an image whose name leaves open which of its group it is; empty where the name tells. */
function idsOf(choices: readonly Choice[]): (choice: Choice) => string {
  const names = new Map(
    [...Map.groupBy(choices, ({ group }) => group)].map(
      ([group, those]) => [group, new LookAlikes(those.map(({ image }) => image))] as const,
    ),
  );
  return ({ image, group }) => {
    const beside = names.get(group) ?? new LookAlikes();
    return needsId(image, beside) ? shortId(image, beside) : '';
  };
}

function labelOf({ image, isPlaced }: Choice, id: string): string {
  const { sizeGb } = image;
  const name = shortName(image);
  const about = [
    id,
    sizeGb === undefined ? '' : formatSize(sizeGb),
    isPlaced ? '' : l10n.t('region not known'),
  ].filter((part) => part !== '');
  return about.length === 0 ? name : l10n.t('{0} ({1})', name, about.join(', '));
}
