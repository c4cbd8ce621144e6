import * as l10n from '@vscode/l10n';
import { defaultBaseUrl } from '../api/http/base-url.ts';
import { messageText, plain, plainLines } from './format/safe-text.ts';
import { showMessage, showQuestion } from './surfaces.ts';

/**
 * Asks whether the key of the environment may go to the address that the environment names; undefined where the user
 * leaves that open.
 * @param modal for whoever just asked to sign in; otherwise nobody is kept from what they do
 */
export async function askAboutAddress(address: string, modal: boolean): Promise<boolean | undefined> {
  const { host } = new URL(address);
  const question = l10n.t('Send the API key from your environment to {0}?', host);
  const why = l10n.t('BARRACK_API_URL is {0}, not the usual {1}.', address, defaultBaseUrl);
  const [send, keep] = [plain(l10n.t('Send Key')), plain(l10n.t('Don’t Send Key'))];
  const answer = modal
    ? await showQuestion(plain(question), plainLines([why]), send, keep)
    : await showMessage('warning', messageText(`${question} ${why}`), send, keep);
  return answer === undefined ? undefined : answer === send;
}
