import axe from 'axe-core';
import type { Locator } from 'playwright-core';

/**
 * What axe found wrong in an element, a line each; nothing else of the page is looked at.
 * @param except rules that do not hold there, each for a reason
 */
export async function violationsIn(
  place: Locator,
  except: readonly string[] = [],
): Promise<readonly string[]> {
  await place.evaluate(axe.source); // no script element: the forms' policy lets none in
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  // Runs in the page, where `axe` is what the line before last has put there.
  const results = await place.evaluate((element, options) => axe.run(element, options), { rules });
  if (!results.passes.some(({ id }) => id === 'color-contrast')) {
    throw new Error('axe has not looked at the contrast of anything.');
  }
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help} ${html} ${failureSummary ?? ''}`),
  );
}
