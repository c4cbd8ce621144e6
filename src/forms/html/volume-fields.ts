import * as l10n from '@vscode/l10n';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

/** A field of the page's own HTML, with the places of what is said about it. */
function field(id: string, label: string, control: Markup): Markup {
  return html`<div class="field" id="${id}-field">
    <label for="${id}">${label}</label>
    <p id="${id}-note" class="hint"></p>
    ${control}
    <ul id="${id}-problems" class="problems"></ul>
    <div id="${id}-buttons"></div>
  </div>`;
}

function select(id: string): Markup {
  return html`<select id="${id}" required aria-describedby="${id}-problems ${id}-note"></select>`;
}

export function regionField(): Markup {
  return field('region', l10n.t('Region'), select('region'));
}

export function sizeField(): Markup {
  return field(
    'size',
    l10n.t('Size in GB'),
    html`<input
      id="size"
      type="text"
      inputmode="numeric"
      maxlength="40"
      autocomplete="off"
      spellcheck="false"
      required
      aria-describedby="size-problems size-note"
    />`,
  );
}

/** Whether an instance can start from it, and if so, of which image it is made. */
export function imageField(): Markup {
  return html`<fieldset class="field" id="boot">
    <legend>${l10n.t('Starting an instance from it')}</legend>
    <p id="bootable-hint" class="hint">
      ${l10n.t('A bootable volume begins with the data of an image; any other one is empty.')}
    </p>
    <p class="box">
      <input id="bootable" type="checkbox" aria-describedby="bootable-hint" />
      <label for="bootable">${l10n.t('Bootable')}</label>
    </p>
    ${field('image', l10n.t('Image'), select('image'))}
  </fieldset>`;
}
