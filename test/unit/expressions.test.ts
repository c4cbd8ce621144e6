import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { cpuTime } from './state/support/cpu-time.ts';

const length = 200_000;

/** Processor's time for all texts of one expression; a quadratic one takes tens of seconds for a single text. */
const mostMs = 2000;

interface Expression {
  readonly file: string;
  readonly text: string;
}

function expressionsIn(file: string): readonly Expression[] {
  const found: Expression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      found.push({ file, text: node.text });
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return found;
}

function regExpOf(text: string): RegExp {
  const end = text.lastIndexOf('/');
  return new RegExp(text.slice(1, end), text.slice(end + 1));
}

/** The words and single characters an expression is about, and some that many are about. */
function piecesOf(text: string): readonly string[] {
  const source = regExpOf(text).source.replaceAll(
    /\\[bBdDsSwW]|\\[pP]\{[^{}]*\}|\\u[\dA-Fa-f]{4}|\\x../gu,
    ' ',
  );
  const words = source.match(/[A-Za-z]+/gu) ?? [];
  const signs = source.match(/[^A-Za-z]/gu) ?? [];
  const usual = ['a', '1', ' ', '-', '\n', '\t', '\u0001', '\u202e', '\\', '"', "'", '/', '<', '$(', ']('];
  return [...new Set([...words, ...signs, ...usual])];
}

const filled = (piece: string): string => piece.repeat(Math.ceil(length / piece.length));

/** Long texts that begin as what the expression looks for, and never come to its end. */
function* textsFor(text: string): Generator<string> {
  const pieces = piecesOf(text);
  for (const piece of pieces) {
    yield filled(piece);
    yield `${filled(piece)}\u0000`;
    yield filled(`${piece} `);
    yield `${filled(`${piece}a`)}\u0000`;
  }
  for (const first of pieces.slice(0, 6)) {
    for (const second of pieces.slice(0, 12)) {
      yield `${first}${filled(second)}\u0000`;
    }
  }
}

function use(expression: RegExp, text: string): void {
  if (expression.global) {
    text.replace(expression, '');
  } else {
    expression.test(text);
  }
}

describe('Every regular expression of the program takes time in proportion to the text', () => {
  const all = globSync('src/**/*.ts').flatMap(expressionsIn);

  it('is found', () => assert.ok(all.length > 50, String(all.length)));

  for (const { file, text } of all) {
    it(`${text} in ${file}`, async () => {
      for (const given of textsFor(text)) {
        const took = await cpuTime(() => use(regExpOf(text), given));
        assert.ok(took < mostMs, `${took} ms for ${JSON.stringify(given.slice(0, 40))}…`);
      }
    });
  }
});
