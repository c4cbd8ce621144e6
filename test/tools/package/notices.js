// The licenses of what is bundled into dist/, which ask to be shipped with it.
import { getProjectLicenses } from 'generate-license-file';

/** Of packages that come without the text of their license, from where their source is kept. */
const kept = {
  '@vscode/l10n': 'test/tools/package/licenses/vscode-l10n.txt',
  'data-uri-to-buffer': 'test/tools/package/licenses/data-uri-to-buffer.txt',
};

/** No license is shorter than this, in characters; the name of one is. */
const shortest = 200;

const rule = '-'.repeat(80);

/**
 * The packages that something of went into these bundles.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {string[]}
 */
function packagesIn(metafiles) {
  const paths = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.keys(inputs))
    .filter((path) => path.includes('node_modules/'));
  return [...new Set(paths.map(packageOf))];
}

/** @param {string} path */
function packageOf(path) {
  const [first = '', second = ''] = path.split('node_modules/').at(-1)?.split('/') ?? [];
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** @param {string} named a package with its version */
function withoutVersion(named) {
  return named.slice(0, named.lastIndexOf('@'));
}

/**
 * The text of the licenses of all that is in these bundles; throws where one is not known.
 *
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
export async function noticesOf(metafiles) {
  const bundled = packagesIn(metafiles);
  const licenses = await getProjectLicenses('package.json', { replace: kept });
  const parts = licenses
    .map(({ content, notices, dependencies }) => ({
      packages: dependencies.filter((one) => bundled.includes(withoutVersion(one))),
      text: [content, ...notices].map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n'),
    }))
    .filter(({ packages, text }) => packages.length > 0 && text.length >= shortest);
  const named = parts.flatMap(({ packages }) => packages.map(withoutVersion));
  const missing = bundled.filter((name) => !named.includes(name));
  if (missing.length > 0) {
    throw new Error(
      `No license is known of what is bundled: ${missing.join(', ')}. See test/tools/package/notices.js.`,
    );
  }
  const head = 'Barrack Explorer contains software of others, under these licenses.';
  return `${[head, ...parts.map(({ packages, text }) => `${packages.join('\n')}\n\n${text}`)].join(`\n\n${rule}\n\n`)}\n`;
}
