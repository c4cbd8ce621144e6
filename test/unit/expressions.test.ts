import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { cpuTime } from './writes/support/cpu-time.ts';

const length = 200_000;

/** Processor's time for all texts of one expression; a quadratic one takes tens of seconds for a single text. */
const mostMs = 2000;

interface Expression {
  readonly file: string;
  readonly text: string;
}

/** What a file makes of expressions: those written out, and each place where some are put together. */
function expressionsIn(file: string) {
  const written: Expression[] = [];
  const putTogether: ts.Identifier[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      written.push({ file, text: node.text });
    }
    if (ts.isIdentifier(node) && node.text === 'RegExp' && !ts.isTypeReferenceNode(node.parent)) {
      putTogether.push(node);
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  return { file, written, putTogether };
}

/** Where it is made as soon as its file is read, or once later, so that it is the same whatever the program is given. */
function isMadeOnce(node: ts.Node): boolean {
  const isNew = ts.isNewExpression(node.parent) && node.parent.expression === node;
  const inside = (from: ts.Node) =>
    ts.findAncestor(from, (one) => ts.isFunctionLike(one) || ts.isClassLike(one));
  const maker = inside(node);
  return isNew && (maker === undefined || (isGivenToOnce(maker) && inside(maker.parent) === undefined));
}

function isGivenToOnce({ parent }: ts.Node): boolean {
  return (
    ts.isCallExpression(parent) && ts.isIdentifier(parent.expression) && parent.expression.text === 'once'
  );
}

/** Makes at once what is made when it is first needed. */
const eagerOnce =
  'data:text/javascript,export const once = (make) => { const it = make(); return () => it; };';

/** The expressions that a file puts together while it is read. */
async function madeBy(file: string): Promise<readonly Expression[]> {
  const url = pathToFileURL(file).href;
  await import(url); // what it imports makes its own expressions now
  const made: Expression[] = [];
  const { RegExp: own } = globalThis;
  const hooks = registerHooks({
    resolve: (wanted, context, next) =>
      context.parentURL === `${url}?made` && wanted.endsWith('/base/once.ts')
        ? { url: eagerOnce, shortCircuit: true }
        : next(wanted, context),
  });
  globalThis.RegExp = new Proxy(own, {
    construct: (target, given, as) => {
      const expression = Reflect.construct(target, given, as) as RegExp;
      made.push({ file, text: String(expression) });
      return expression;
    },
  });
  try {
    await import(`${url}?made`);
  } finally {
    hooks.deregister();
    globalThis.RegExp = own;
  }
  return made;
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

const files = globSync('src/**/*.ts').map(expressionsIn);
const makers = files.filter(({ putTogether }) => putTogether.length > 0);

describe('Every regular expression of the program', () => {
  const written = files.flatMap((one) => one.written);

  async function staysLinear(text: string): Promise<void> {
    for (const given of textsFor(text)) {
      const took = await cpuTime(() => use(regExpOf(text), given));
      assert.ok(took < mostMs, `${took} ms for ${JSON.stringify(given.slice(0, 40))}…`);
    }
  }

  it('is found', () => assert.ok(written.length > 50, String(written.length)));

  for (const { file, text } of written) {
    it(`takes time in proportion to the text: ${text} in ${file}`, () => staysLinear(text));
  }

  for (const { file, putTogether } of makers) {
    it(`takes time in proportion to the text where it is put together in ${file}`, async () => {
      assert.ok(putTogether.every(isMadeOnce), 'one is made later, which this test can’t see');
      const made = await madeBy(file);
      assert.equal(made.length, putTogether.length);
      for (const { text } of made) {
        await staysLinear(text);
      }
    });
  }
});
