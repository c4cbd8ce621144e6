// The texts that VS Code shows of an installed extension, README.md and CHANGELOG.md, as they are packaged. It opens no
// picture and no link there that is relative to a file, and there is no public repository that these could lead to.

/** Code, which stays as it is, and pictures and links. */
const parts = /^```[^]*?^```|`[^`]+`|(?<picture>!?)\[(?<words>[^[\]]*)\]\((?<target>[^)]+)\)/gmu;

/** Whether it leads to a file beside the text: neither to an address nor to a place in it. */
function isRelative(target: string): boolean {
  return !/^([a-z][\w+.-]*:|#)/iu.test(target);
}

/** The text without the pictures that can't be shown, and with the words alone of the links that lead nowhere. */
export function packagedText(markdown: string): string {
  return markdown.replace(parts, (whole: string, picture?: string, words?: string, target?: string) => {
    if (words === undefined || target === undefined || !isRelative(target)) {
      return whole;
    }
    return picture === '!' ? '' : words;
  });
}

/** As GitHub and VS Code name the place of a heading. */
function placeOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

/** What pictures and links in the text lead to that is not there where it is shown: files, and headings it has not. */
export function deadTargets(markdown: string): string[] {
  const text = markdown.replace(/^```[^]*?^```|`[^`]+`/gmu, '');
  const headings = [...markdown.matchAll(/^#+ (.*)$/gmu)].map(([, heading]) => placeOf(heading ?? ''));
  const targets = [
    ...text.matchAll(/\]\(\s*<?(?<target>[^\s)>]*)/gu),
    ...text.matchAll(/^ {0,3}\[[^\]]+\]:\s*<?(?<target>[^\s>]+)/gmu),
    ...text.matchAll(/<[a-z][^>]*\s(?:src|srcset|href)\s*=\s*["']?(?<target>[^\s"'>]*)/giu),
  ].map(({ groups }) => groups?.['target'] ?? '');
  return targets.filter((target) =>
    target.startsWith('#') ? !headings.includes(target.slice(1)) : !/^(https|mailto):/u.test(target),
  );
}
