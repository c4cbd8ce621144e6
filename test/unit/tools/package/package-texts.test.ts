import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { deadTargets, packagedText } from '../../../tools/package/package-texts.ts';

const read = (file: string) => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');

describe('a text as it is packaged', () => {
  for (const file of ['README.md', 'CHANGELOG.md']) {
    it(`is ${file} with no picture and no link that is dead where VS Code shows it`, () => {
      assert.deepEqual(deadTargets(packagedText(read(file))), []);
    });

    it(`is ${file} with all else that it says`, () => {
      const said = read(file)
        .replace(/^!\[[^\]]*\]\(media\/readme\/[\w-]+\.png\)$/gmu, '')
        .replace(/\[(?<words>[\w ]+)\]\((?!https:)[\w./]+\)/gu, '$<words>');
      assert.equal(packagedText(read(file)), said);
    });
  }

  const examples: [what: string, markdown: string, packaged: string][] = [
    ['a picture that stands alone', 'One.\n\n![A tree](media/tree.png)\n\nTwo.\n', 'One.\n\n\n\nTwo.\n'],
    ['a picture in a sentence', 'It ![looks](./a.png "like this")fits.', 'It fits.'],
    ['a link to a file', 'See [the license](LICENSE) and [more](../a/b.md#c).', 'See the license and more.'],
    ['a link to an address', '[Barrack](https://barrack.ai)', '[Barrack](https://barrack.ai)'],
    ['a picture at an address', '![It](https://barrack.ai/it.png)', '![It](https://barrack.ai/it.png)'],
    ['a link to a place in the text', '# Its `Name`\n\n[It](#its-name)', '# Its `Name`\n\n[It](#its-name)'],
    ['a span of code', 'Write `![a](b.png)` so.', 'Write `![a](b.png)` so.'],
    ['a block of code', '```md\n![a](b.png)\n\n[c](d)\n```\n', '```md\n![a](b.png)\n\n[c](d)\n```\n'],
  ];
  for (const [what, markdown, packaged] of examples) {
    it(`has ${what} as it has to be`, () => {
      assert.equal(packagedText(markdown), packaged);
      assert.deepEqual(deadTargets(packaged), []);
    });
  }
});

describe('what is dead in a text', () => {
  const examples: [markdown: string, targets: string[]][] = [
    ['![a](b.png) and [c](./d.md)', ['b.png', './d.md']],
    ['[![a](b.png)](https://barrack.ai)', ['b.png']],
    ['<img alt="a" src="b.png"> <a href=c>c</a>', ['b.png', 'c']],
    ['![a][b]\n\n[b]: c.png', ['c.png']],
    ['# There\n\n[a](#there) [b](#elsewhere)', ['#elsewhere']],
    ['![a](http://barrack.ai/a.png) [b](mailto:b@barrack.ai)', ['http://barrack.ai/a.png']],
    ['`[a](b)`\n\n```\n[c](d)\n```\n', []],
  ];
  for (const [markdown, targets] of examples) {
    it(`is found in ${JSON.stringify(markdown)}`, () => {
      assert.deepEqual(deadTargets(markdown), targets);
    });
  }
});
