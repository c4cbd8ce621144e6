import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Resource } from '../../domain/resources.ts';
import { definitionOf } from '../../kinds/registry.ts';
import { refreshWith } from '../../resources/age.ts';
import { listOf, mayHide } from '../../resources/kinds.ts';
import { messageText, plain } from '../../ui/format/safe-text.ts';
import { showMessage } from '../../ui/surfaces.ts';
import { signIn } from '../account/account.ts';
import type { Services } from '../core/services.ts';
import type { Link } from './link-text.ts';
import { parseLink } from './link-text.ts';

/** No more of a link is shown, in characters. */
const mostShown = 80;

/** As much of the text of whoever made the link as a message has room for. */
function shown(text: string): string {
  const characters = Array.from(text.slice(0, 2 * mostShown + 2));
  const start = characters.slice(0, mostShown).join('');
  return characters.length > mostShown ? `${start}…` : start;
}

async function isSignedIn(services: Services): Promise<boolean> {
  const { account } = services;
  await account.settled(); // the link may be what activated the extension
  if (account.current === undefined) {
    const answer = plain(l10n.t('Sign In'));
    const text = messageText(l10n.t('Sign in to Barrack to open the link.'));
    if ((await showMessage('information', text, answer)) === answer) {
      await signIn(services);
    }
  }
  return account.current !== undefined;
}

/** Looks once more at Barrack for what is not listed. Throws why its list can't be read. */
async function find({ store }: Services, { kind, id }: Link): Promise<Resource | undefined> {
  const known = store.find(kind, id);
  if (known !== undefined) {
    return known;
  }
  const list = listOf(kind);
  await refreshWith([list], store);
  const found = store.find(kind, id);
  const { error } = store[list];
  if (found === undefined && error !== undefined) {
    throw error;
  }
  return found;
}

function notFound({ kind, id }: Link): string {
  return definitionOf({ kind }).words.notFound(shown(id));
}

/** Shows in the tree what a link names, or opens the form that it names. It changes nothing at Barrack. */
export async function openLink(services: Services, uri: vscode.Uri): Promise<void> {
  const link = parseLink(uri);
  if (typeof link === 'string') {
    const text = [uri.path, uri.query, uri.fragment].join(' ').trim();
    void showMessage(
      'warning',
      messageText(l10n.t('The link “{0}” can’t be opened. {1}', shown(text), link)),
    );
    return;
  }
  if (!(await isSignedIn(services))) {
    return;
  }
  const resource = await find(services, link);
  if (resource === undefined) {
    const hidden = mayHide(services.store[listOf(link.kind)], link.id);
    const text = hidden
      ? l10n.t('{0} Or it is among the records that could not be read.', notFound(link))
      : notFound(link);
    void showMessage('warning', messageText(text));
    return;
  }
  const { explorer, forms } = services;
  switch (link.opens) {
    case 'resource':
      return explorer.reveal(resource);
    case 'cloneForm':
      return forms.openCloneVolume(resource.id);
    case 'imageForm':
      return forms.openCreateImage(resource.id);
  }
}
