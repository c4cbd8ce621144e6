import * as l10n from '@vscode/l10n';
import { formatSize, sizeProblem } from '../../domain/sizes.ts';
import type { Tier } from '../../domain/tiers.ts';
import { unreadAlert } from '../model/alerts.ts';
import { regionText } from '../model/facts.ts';
import type { Field, FormAlert, FormButton } from '../protocol/protocol.ts';
import type { FormStore } from '../model/services.ts';

/**
 * The account's regions, by name; where they could not be read, those that its volumes name.
 * @param also those that are there all the same
 */
export function regionNames({ regions, volumes }: FormStore, also: readonly string[]): readonly string[] {
  const listed = regions.items.map(({ name }) => name);
  const named = regions.loadedAt === undefined ? volumes.items.map(({ region = '' }) => region) : [];
  const all = [...listed, ...named, ...also].filter((name) => name !== '');
  return [...new Set(all)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Beside a list that is empty, or not whole. */
export function tryAgain(): FormButton {
  return { action: 'refresh', label: l10n.t('Try Again') };
}

export function regionField(store: FormStore, names: readonly string[]): Field {
  const { error, unreadable } = store.regions;
  const failed = error !== undefined && l10n.t('The regions could not be read: {0}', error.message);
  const gap = unreadable.length > 0 && l10n.t('Some regions could not be read, and are left out.');
  const none = names.length === 0 && l10n.t('Barrack lists no region for your account.');
  return {
    options: [
      { value: '', label: l10n.t('Choose a region…'), group: '' },
      ...names.map((name) => ({ value: name, label: regionText(name, store.tierOf(name)), group: '' })),
    ],
    note: failed || gap || none || '',
    problems: [],
    buttons: failed || none ? [tryAgain()] : [],
  };
}

/** Said aloud, too, since without regions there may be nothing to choose from. */
export function regionAlert({ regions: { error, loadedAt } }: FormStore): FormAlert | undefined {
  const alert = unreadAlert(l10n.t('The regions could not be read.'), error);
  const kept = loadedAt === undefined ? [] : [l10n.t('Those that were read before are shown.')];
  return alert && { ...alert, lines: [...alert.lines, ...kept] };
}

const growth: Readonly<Record<Tier, () => string>> = {
  advanced: () => l10n.t('It can grow later, but never shrink.'),
  legacy: () => l10n.t('In the legacy tier it keeps its size.'),
  unknown: () => '',
};

/** @param size as typed; undefined while it is not looked at yet */
export function sizeField(size: string | undefined, minimumGb: number, tier: Tier): Field {
  const problem = size === undefined ? undefined : sizeProblem(size, { minimumGb });
  const least = l10n.t('At least {0}. TB are understood, too: 2 TB.', formatSize(minimumGb));
  return {
    options: [],
    note: `${least} ${growth[tier]()}`.trim(),
    problems: problem === undefined ? [] : [problem],
    buttons: [],
  };
}
