import * as l10n from '@vscode/l10n';
import type { CheckKey, SignedIn } from '../account/checked-key.ts';
import type { ApiSettings } from '../account/settings.ts';
import { BarrackError } from '../api/errors.ts';
import { plain, quickText } from './format/safe-text.ts';
import { createInputBox } from './surfaces.ts';

/** What is wrong with a key as typed, before anything is sent; undefined where nothing is. */
export type KeyProblem = (key: string) => string | undefined;

function describe(error: unknown): string {
  if (!BarrackError.is(error)) {
    return l10n.t('Signing in failed: {0}', error instanceof Error ? error.message : String(error));
  }
  const words = ownWords(error);
  if (words === undefined) {
    return `${error.message} ${error.remedy}`.trim();
  }
  return error.serverText === undefined ? words : `${words} ${l10n.t('Barrack says: {0}', error.serverText)}`;
}

/** What a refusal means for the key that was typed, where Barrack’s sentence alone doesn’t say what to do. */
function ownWords({ kind }: BarrackError): string | undefined {
  switch (kind) {
    case 'unauthorized':
      return l10n.t('Barrack rejected this API key. Paste the whole key, or create a new one at barrack.ai.');
    case 'forbidden':
      return l10n.t('This API key can’t read your account. Use another key, or ask Barrack support.');
    case 'notFound':
      return l10n.t(
        'Barrack couldn’t check the key. Check the settings {0} and {1}.',
        'barrack.api.url',
        'barrack.api.paths',
      );
    default:
      return undefined;
  }
}

/**
 * Asks for an API key, masked, until Barrack accepts one or the user gives up. The box stays open, with what was typed,
 * while a key is checked and when it is refused.
 * @param settings in force while the box is open: where the key will be sent, which the box shows
 */
export async function askForKey(
  settings: ApiSettings,
  keyProblem: KeyProblem,
  check: CheckKey,
): Promise<SignedIn | undefined> {
  const box = createInputBox();
  box.title = plain(l10n.t('Sign In to Barrack'));
  box.prompt = quickText(
    l10n.t(
      'The key is checked with {0} and then kept in the secret storage of VS Code.',
      new URL(settings.baseUrl).host,
    ),
  );
  box.placeholder = plain(l10n.t('Barrack API key'));
  box.password = true;
  box.ignoreFocusOut = true;
  const abort = new AbortController();

  const attempt = async (): Promise<SignedIn | undefined> => {
    const key = box.value.trim();
    const problem = keyProblem(key);
    if (problem !== undefined) {
      box.validationMessage = quickText(problem);
      return undefined;
    }
    box.busy = true;
    box.enabled = false;
    try {
      return await check(key, settings, abort.signal);
    } catch (error) {
      box.validationMessage = quickText(describe(error));
      return undefined;
    } finally {
      box.busy = false;
      box.enabled = true;
    }
  };

  try {
    return await new Promise((resolve) => {
      box.onDidChangeValue(() => (box.validationMessage = undefined));
      box.onDidHide(() => resolve(undefined));
      box.onDidAccept(() => {
        if (box.busy) {
          return;
        }
        void attempt().then((signedIn) => {
          if (signedIn !== undefined) {
            resolve(signedIn);
          }
        });
      });
      box.show();
    });
  } finally {
    abort.abort();
    box.dispose();
  }
}
