import * as l10n from '@vscode/l10n';
import type { ImageRef } from '../../domain/resources.ts';
import type { NameStore } from '../../ui/format/names.ts';
import { mentioned, shortName } from '../../ui/format/names.ts';
import { plainLines } from '../../ui/format/safe-text.ts';
import type { Preparation } from '../protocol/protocol.ts';
import type { Confirmation } from '../model/services.ts';

/** The image that a snapshot already has: it has to be deleted first (docs/platform.md, "Create an image"). */
export function existingImage(image: ImageRef | undefined, store: NameStore): Preparation {
  const name = mentioned('image', image, store);
  if (image?.id === undefined) {
    return {
      title:
        name === undefined
          ? l10n.t('This snapshot has an image already')
          : l10n.t('This snapshot has the image {0} already', name),
      lines: [
        l10n.t(
          'A snapshot can have one. The image can’t be deleted from here, because its id is not known: delete it at barrack.ai first.',
        ),
      ],
      prepare: '',
      restore: '',
      buttons: [
        { action: 'openInBarrack', label: l10n.t('Open in Barrack') },
        { action: 'refresh', label: l10n.t('Look Again') },
      ],
    };
  }
  return {
    title: l10n.t('This snapshot has the image {0} already', name ?? image.id),
    lines: [
      l10n.t(
        'A snapshot can have one. Instances can no longer be deployed from the old one once it is deleted.',
      ),
    ],
    prepare: l10n.t('Delete the image {0} first, then create this one', name ?? image.id),
    restore: '',
    buttons: [],
  };
}

/** @param image the one to be deleted first */
export function deletionQuestion(
  { id = '', name = id }: ImageRef,
  newName: string,
  store: NameStore,
): Confirmation {
  const [old, made] = [shortName({ name }), shortName({ name: newName })];
  return {
    message: l10n.t('Delete the image {0}, then create {1}?', old, made),
    detail: plainLines([
      l10n.t(
        'The ID of {0} is {1}. Instances can no longer be deployed from it. This can’t be undone, also if {2} then can’t be created. The snapshot stays.',
        old,
        shortName({ name: id }),
        made,
      ),
    ]),
    confirm: l10n.t('Delete and Create'),
    name,
    id: store.needsId({ kind: 'image', id, name }) ? id : undefined,
  };
}
