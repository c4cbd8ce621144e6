/** HTML whose every text was escaped. */
export interface Markup {
  readonly markup: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it can stand in an element or in a quoted attribute. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}

/** A template whose every value is escaped; values made by `html` itself go in as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Markup)[]): Markup {
  const parts = values.map((value) => (typeof value === 'string' ? escapeHtml(value) : value.markup));
  return { markup: String.raw({ raw: strings }, ...parts) };
}
