import assert from 'node:assert/strict';
import type { PageWords } from '../../../src/forms/html/html.ts';
import { formHtml } from '../../../src/forms/html/html.ts';
import { cloneForm } from './harness.ts';
import { loaded, volume } from './records.ts';

const attack = `<img src=x onerror="alert('1')">&`;
const sources = {
  nonce: 'test-nonce',
  cspSource: 'https://webview.test',
  scriptUri: 'https://webview.test/clone-volume.js',
  styleUri: 'https://webview.test/forms.css',
  language: 'en',
};

function words(page: PageWords['page'], text = 'Text'): PageWords {
  return {
    page,
    title: text,
    lead: text,
    factsTitle: text,
    nameLabel: text,
    nameHint: text,
    choiceLegend: text,
    choiceHint: text,
    notes: [text, text],
  };
}

describe('the HTML of a form', () => {
  for (const page of ['clone-volume', 'create-image', 'create-volume'] as const) {
    it(`of ${page} escapes every text in it`, () => {
      const html = formHtml(words(page, attack), { ...sources, language: '"><script>' });
      assert.equal(html.includes('<img'), false);
      assert.equal(html.match(/<script/gu)?.length, 1);
      assert.ok(html.includes('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;'));
    });

    it(`of ${page} has one script, with the nonce, and nothing inline`, () => {
      const html = formHtml(words(page), sources);
      assert.deepEqual(html.match(/<script[^>]*>/gu), [
        '<script nonce="test-nonce" src="https://webview.test/clone-volume.js">',
      ]);
      assert.doesNotMatch(html, /<style|\sstyle=|\son[a-z]+=/u);
    });

    it(`of ${page} has no id twice, and no reference without its element`, () => {
      const html = formHtml(words(page), sources);
      const ids = Array.from(html.matchAll(/\sid="([^"]+)"/gu), ([, id]) => id);
      assert.equal(new Set(ids).size, ids.length);
      const made = ['outcome-title']; // by the page, with what it heads
      const named = html.matchAll(/\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"/gu);
      const wanted = Array.from(named, ([, list]) => list?.split(' ') ?? []).flat();
      assert.deepEqual(
        wanted.filter((id) => !ids.includes(id) && !made.includes(id)),
        [],
      );
    });
  }

  it('lets the page load its own script and style only', () => {
    const html = formHtml(words('clone-volume'), sources);
    const policy = /Content-Security-Policy"\s+content="([^"]+)"/u.exec(html)?.[1]?.replaceAll('&#39;', "'");
    assert.deepEqual(policy?.split('; '), [
      "default-src 'none'",
      'style-src https://webview.test',
      'img-src https://webview.test',
      'font-src https://webview.test',
      "script-src 'nonce-test-nonce'",
      "form-action 'none'",
      "base-uri 'none'",
    ]);
  });

  it('holds nothing of the account: a hostile name goes to the page as data', () => {
    const form = cloneForm(({ store }) => (store.volumes = loaded(volume({ name: attack }))));
    assert.equal(formHtml(form.model.subject.page, sources).includes('onerror'), false);
    assert.equal(form.view.facts[0]?.value, attack);
    assert.match(form.view.draft.name, /^[\w-]+$/u);
  });
});
