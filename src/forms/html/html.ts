import * as l10n from '@vscode/l10n';
import { imageField, regionField, sizeField } from './volume-fields.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

/** File name of a form's page in dist/forms. */
type PageName = 'clone-volume' | 'create-image' | 'create-volume';

/** The parts of a page that differ from form to form; all of it is text, escaped here. */
export interface PageWords {
  readonly page: PageName;
  readonly title: string;
  readonly lead: string;
  readonly factsTitle: string;
  readonly nameLabel: string;
  readonly nameHint: string;
  readonly choiceLegend: string;
  readonly choiceHint: string;
  /** Points worth knowing before one submits. */
  readonly notes: readonly string[];
}

export interface PageSources {
  readonly nonce: string;
  /** The webview's own source for content security policies. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly language: string;
}

function policy({ cspSource, nonce }: PageSources): string {
  return [
    `default-src 'none'`,
    `style-src ${cspSource}`,
    `img-src ${cspSource}`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
}

function nameField(words: PageWords): Markup {
  return html`<div class="field">
    <label for="name">${words.nameLabel}</label>
    <p id="name-hint" class="hint">${words.nameHint}</p>
    <input
      id="name"
      type="text"
      dir="auto"
      maxlength="200"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      required
      aria-describedby="name-problems name-hint"
    />
    <ul id="name-problems" class="problems"></ul>
  </div>`;
}

function choiceField(words: PageWords): Markup {
  return html`<fieldset id="choice" class="field" aria-describedby="choice-problems choice-hint">
    <legend>${words.choiceLegend}</legend>
    <p id="choice-hint" class="hint">${words.choiceHint}</p>
    ${words.page === 'create-image' ? filterRow() : ''}
    <ul id="choice-problems" class="problems"></ul>
    <div id="options"></div>
    <p id="options-note" class="hint"></p>
  </fieldset>`;
}

function notes(words: PageWords): Markup {
  const items = words.notes.map((note) => html`<li>${note}</li>`.markup).join('');
  return html`<ul class="notes">
    ${{ markup: items }}
  </ul>`;
}

function filterRow(): Markup {
  return html`<div id="filter-row" hidden>
    <label for="filter">${l10n.t('Filter')}</label>
    <input id="filter" type="search" autocomplete="off" spellcheck="false" />
    <p id="filter-count" class="hint" role="status"></p>
  </div>`;
}

/**
 * For an image the snapshot comes first: its name follows from it, and so does whether there is one already. For a
 * volume the region does, for the same reason, and the size before the types that are priced by it.
 */
function fields(words: PageWords): Markup {
  switch (words.page) {
    case 'clone-volume':
      return html`${preparation()} ${nameField(words)} ${choiceField(words)}`;
    case 'create-image':
      return html`${choiceField(words)} ${preparation()} ${nameField(words)}`;
    case 'create-volume':
      return html`${regionField()} ${nameField(words)} ${sizeField()} ${choiceField(words)} ${imageField()}`;
  }
}

function checkbox(id: string): Markup {
  return html`<p id="${id}-row" class="box" hidden>
    <input id="${id}" type="checkbox" />
    <label id="${id}-label" for="${id}" dir="auto"></label>
  </p>`;
}

/** What stands in the way. */
function preparation(): Markup {
  return html`<section
    id="preparation"
    class="notice"
    tabindex="-1"
    aria-labelledby="preparation-title"
    hidden
  >
    <h2 id="preparation-title" dir="auto"></h2>
    <div id="preparation-about"></div>
    ${checkbox('prepare')} ${checkbox('restore')}
  </section>`;
}

function editor(words: PageWords): Markup {
  return html`<form id="editor" novalidate hidden>
    <div id="alert" role="alert" tabindex="-1"></div>
    ${fields(words)}
    <section class="block" id="checks-block" aria-labelledby="checks-title">
      <div class="title-row">
        <h2 id="checks-title">${l10n.t('Checks')}</h2>
        <button id="refresh" type="button" class="link">${l10n.t('Check Again')}</button>
      </div>
      <ul id="checks"></ul>
    </section>
    ${notes(words)}
    <div class="submit">
      <button id="submit" type="submit" class="primary" aria-describedby="sentence"></button>
      <button id="copy-curl" type="button" class="link">${l10n.t('Copy as curl')}</button>
      <p id="sentence"></p>
    </div>
  </form>`;
}

/** The whole page of a form. The page's script fills it; before that it says that it is loading. */
export function formHtml(words: PageWords, sources: PageSources): string {
  const body = html`<!DOCTYPE html>
    <html lang="${sources.language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy(sources)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${words.title}</title>
        <link rel="stylesheet" href="${sources.styleUri}" />
      </head>
      <body>
        <main>
          <h1>${words.title}</h1>
          <p class="lead">${words.lead}</p>
          <p id="loading" role="status">${l10n.t('Loading…')}</p>
          <section id="outcome" tabindex="-1" aria-labelledby="outcome-title" hidden></section>
          <section id="source" class="block" aria-labelledby="source-title" hidden>
            <h2 id="source-title">${words.factsTitle}</h2>
            <dl id="facts"></dl>
          </section>
          ${editor(words)}
          <p id="announcer" class="visually-hidden" role="status"></p>
        </main>
        <script nonce="${sources.nonce}" src="${sources.scriptUri}"></script>
      </body>
    </html>`;
  return body.markup;
}
