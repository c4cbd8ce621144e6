import * as l10n from '@vscode/l10n';
import { bounds, cutText } from './bounds.ts';
import type { ErrorDetails, ErrorKind, FieldErrors, Outcome } from '../errors.ts';
import { openOutcome } from '../errors.ts';
import { at } from './json.ts';
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
  404: 'notFound',
  405: 'configuration',
  407: 'proxy',
  408: 'timeout',
  409: 'conflict',
  429: 'rateLimited',
};

/**
 * What Barrack's words are about, where the status leaves it open. The first that fits counts. Whole phrases, since a
 * resource can be named "profile" or "credits".
 */
const words: readonly (readonly [RegExp, ErrorKind])[] = [
  [
    /\b(?:invalid|missing|unknown|expired|revoked)\b.{0,20}\b(?:api[ -]?key|token|credentials)\b/iu,
    'unauthorized',
  ],
  [/authentication credentials/iu, 'unauthorized'],
  [/\bprofile(?: \w+){0,3} (?:in)?completed?\b|\b(?:in)?complete (?:\w+ )?profile\b/iu, 'profile'],
  [/\b(?:insufficient|not enough|minimum|add|no) (?:\w+ ){0,2}(?:credits?|balance|funds)\b/iu, 'credits'],
  [
    /\b(?:credits?|balance|funds) (?:(?:is|are) )?(?:too low|insufficient|not (?:enough|sufficient))\b/iu,
    'credits',
  ],
];

const mentionsName = /\bnamed?\b/iu;
const isTaken = /\b(?:already|taken|exists?|in use|unique)\b/iu;
const aboutName = /^(?:the )?(?:invalid )?(?:volume |image |snapshot )?name\b/iu;

/** One after the other: one expression for both would look for the second anew after every mention of a name. */
function saysNameTaken(said: string): boolean {
  const place = said.search(mentionsName);
  return place >= 0 && isTaken.test(said.slice(place));
}

function kindOf(status: number, said: string): ErrorKind {
  const plain = plainStatuses[status];
  if (plain !== undefined) {
    return plain;
  }
  if (status >= 500) {
    return 'server';
  }
  if (saysNameTaken(said)) {
    return 'conflict';
  }
  return words.find(([pattern]) => pattern.test(said))?.[1] ?? (status === 403 ? 'forbidden' : 'invalid');
}

/** Puts a sentence about the name next to the name, where Barrack did not do so itself. */
function withName(fieldErrors: FieldErrors, said: string | undefined): FieldErrors {
  const isAbout = said !== undefined && (saysNameTaken(said) || aboutName.test(said));
  return isAbout && Object.keys(fieldErrors).length === 0 ? { name: [said] } : fieldErrors;
}

/** Request Timeout, and what a gateway calls a request whose sender has gone (499). */
const gaveUp = new Set([408, 499]);

/**
 * A write that a gateway gave up on, or that broke inside Barrack, may have been carried out all the same; so may one
 * whose status says that all is well, unless the body says plainly that it is not.
 */
function outcomeOf({ status, body, effect }: Refusal): Outcome {
  const isOpen = status >= 500 || gaveUp.has(status) || (status < 300 && at(body, 'success') !== false);
  return isOpen ? openOutcome(effect) : 'refused';
}

/** What a status means of which Barrack’s own sentence says too little; undefined where that sentence is enough. */
function meaningOf(kind: ErrorKind): string | undefined {
  switch (kind) {
    case 'unauthorized':
      return l10n.t('Barrack rejected the API key.');
    case 'forbidden':
      return l10n.t('This API key doesn’t have permission.');
    case 'notFound':
      return l10n.t('Barrack couldn’t find the requested item (404).');
    default:
      return undefined;
  }
}

function messageOf(kind: ErrorKind, status: number, said: string | undefined): string {
  const meaning = meaningOf(kind);
  if (meaning !== undefined) {
    return said === undefined ? meaning : l10n.t('{0} Barrack says: {1}', meaning, said);
  }
  if (said !== undefined) {
    if (kind !== 'server') {
      return said;
    }
    return said.startsWith(String(status))
      ? l10n.t('Barrack had an error: {0}', said)
      : l10n.t('Barrack had an error ({0}): {1}', status, said);
  }
  switch (kind) {
    case 'credits':
      return l10n.t('Your credits do not suffice.');
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
export function refusalDetails(refusal: Refusal): ErrorDetails {
  const { status, body, text } = refusal;
  const said = serverText(body);
  const words = said.text ?? (body === undefined ? htmlTitle(text) : undefined);
  const allWords = cutText(
    [words, ...Object.values(said.fieldErrors).flat()].join(' '),
    bounds.messageLength,
  );
  const kind = kindOf(status, allWords);
  return {
    kind,
    message: messageOf(kind, status, words),
    remedy: remedyOf(kind),
    outcome: outcomeOf(refusal),
    status,
    serverText: words,
    fieldErrors: withName(said.fieldErrors, said.text),
  };
}
