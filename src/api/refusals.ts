import * as l10n from '@vscode/l10n';
import type { ErrorDetails, ErrorKind, FieldErrors, Outcome } from './errors.ts';
import { remedyOf } from './remedies.ts';
import { htmlTitle, serverText } from './server-text.ts';

/** An answer that is not what was asked for, as far as it tells anything. */
export interface Refusal {
  readonly status: number;
  /** The parsed body, or undefined where it was not JSON. */
  readonly body: unknown;
  readonly text: string;
  readonly effect: 'read' | 'write';
}

/** Statuses that say plainly what they mean. The others are told apart by Barrack's words. */
const plainStatuses: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthorized',
  402: 'credits',
  405: 'configuration',
  407: 'proxy',
  408: 'timeout',
  429: 'rateLimited',
};

/** What Barrack's words are about, where the status leaves it open. The first that fits counts. */
const words: readonly (readonly [RegExp, ErrorKind])[] = [
  [
    /\b(?:invalid|missing|unknown|expired|revoked)\b.{0,20}\b(?:api[ -]?key|token|credentials)\b/iu,
    'unauthorized',
  ],
  [/authentication credentials/iu, 'unauthorized'],
  [/\bprofile\b/iu, 'profile'],
  [/\b(?:credits?|balance|funds)\b/iu, 'credits'],
];

const byStatus: Readonly<Record<number, ErrorKind>> = { 403: 'forbidden', 404: 'notFound', 409: 'conflict' };

const nameTaken = /\bnamed?\b.*\b(?:already|taken|exists?|in use|unique)\b/iu;
const aboutName = /^(?:the )?(?:invalid )?(?:volume |image |snapshot )?name\b/iu;

function kindOf(status: number, said: string): ErrorKind {
  const plain = plainStatuses[status];
  if (plain !== undefined) {
    return plain;
  }
  if (status >= 500) {
    return 'server';
  }
  const inWords = words.find(([pattern]) => pattern.test(said))?.[1];
  if (status !== 404 && inWords !== undefined) {
    return inWords;
  }
  return byStatus[status] ?? (nameTaken.test(said) ? 'conflict' : 'invalid');
}

/** Puts a sentence about the name next to the name, where Barrack did not do so itself. */
function withName(fieldErrors: FieldErrors, said: string | undefined): FieldErrors {
  const isAbout = said !== undefined && (nameTaken.test(said) || aboutName.test(said));
  return isAbout && Object.keys(fieldErrors).length === 0 ? { name: [said] } : fieldErrors;
}

/** A write that a gateway gave up on, or that broke inside Barrack, may have been carried out all the same. */
function outcomeOf(status: number, effect: Refusal['effect']): Outcome {
  return effect === 'write' && (status >= 500 || status === 408) ? 'unknown' : 'refused';
}

function messageOf(kind: ErrorKind, status: number, said: string | undefined): string {
  if (said !== undefined) {
    if (kind !== 'server') {
      return said;
    }
    return said.startsWith(String(status))
      ? l10n.t('Barrack had an error: {0}', said)
      : l10n.t('Barrack had an error ({0}): {1}', status, said);
  }
  switch (kind) {
    case 'unauthorized':
      return l10n.t('Barrack did not accept the key.');
    case 'forbidden':
      return l10n.t('The key may not do this.');
    case 'credits':
      return l10n.t('Your credits do not suffice.');
    case 'notFound':
      return l10n.t('Barrack knows nothing at this address (404).');
    case 'rateLimited':
      return l10n.t('Barrack received too many requests.');
    case 'proxy':
      return l10n.t('A proxy wants you to sign in to it (407).');
    case 'server':
      return l10n.t('Barrack had an error ({0}).', status);
    case 'timeout':
      return l10n.t('Barrack gave up waiting for the request (408).');
    default:
      return l10n.t('Barrack refused the request ({0}).', status);
  }
}

/** Turns a refusal, an error status or `success: false`, into what the user is told. */
export function refusalDetails({ status, body, text, effect }: Refusal): ErrorDetails {
  const said = serverText(body);
  const words = said.text ?? (body === undefined ? htmlTitle(text) : undefined);
  const allWords = [words, ...Object.values(said.fieldErrors).flat()].join(' ');
  const kind = kindOf(status, allWords);
  return {
    kind,
    message: messageOf(kind, status, words),
    remedy: remedyOf(kind),
    outcome: outcomeOf(status, effect),
    status,
    serverText: words,
    fieldErrors: withName(said.fieldErrors, said.text),
  };
}
