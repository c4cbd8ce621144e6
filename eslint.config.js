import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

/** The rooms of src/ and what each may import: dependencies point one way (see README, "The house"). */
const mayImport = {
  base: [],
  domain: ['base'],
  api: ['base', 'domain'],
  state: ['base', 'domain', 'api'],
  account: ['base', 'domain', 'api'],
  ui: ['base', 'domain', 'api', 'state', 'account'],
  explorer: ['base', 'domain', 'api', 'state', 'account', 'ui'],
  operations: ['base', 'domain', 'api', 'state', 'account', 'ui'],
  forms: ['base', 'domain', 'api', 'state', 'account', 'ui'],
  commands: ['base', 'domain', 'api', 'state', 'account', 'ui', 'explorer', 'operations', 'forms'],
};

/** Rooms that know nothing of VS Code; state/ may use its types only. */
const withoutVscode = { base: false, domain: false, api: false, state: true };

const noTests = { regex: '(^|/)test/', message: 'Product code never imports from test/.' };

/** What measures time with a clock that may be set, sets timers that may overflow, or takes any text for a date. */
const onlyInTime = [
  ['CallExpression[callee.name="setTimeout"]', 'startTimer of src/base/time.ts, which holds any length.'],
  [
    'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]',
    'now() to measure, wallTime() to show and store, of src/base/time.ts.',
  ],
  ['NewExpression[callee.name="Date"]', 'src/domain/dates.ts.'],
  ['MemberExpression[object.name="Date"][property.name="parse"]', 'parseDate of src/domain/dates.ts.'],
  ['MemberExpression[property.name=/^toLocale(Date|Time)?String$/]', 'src/domain/dates.ts and money.ts.'],
].map(([selector, instead]) => ({ selector, message: `Use ${instead}` }));

const houseRules = Object.entries(mayImport).map(([room, allowed]) => {
  const others = Object.keys(mayImport).filter((other) => other !== room && !allowed.includes(other));
  const patterns = [noTests];
  if (others.length > 0) {
    patterns.push({
      regex: `^(\\.\\./)+(${others.join('|')})/`,
      message: `src/${room} may import only from: ${allowed.join(', ') || 'nothing else'}.`,
    });
  }
  patterns.push({ regex: '^(\\.\\./)+extension\\.ts$', message: 'Nothing imports the entry point.' });
  if (room in withoutVscode) {
    patterns.push({
      regex: '^vscode$',
      allowTypeImports: withoutVscode[room],
      message: `src/${room} knows nothing of VS Code.`,
    });
  }
  return {
    files: [`src/${room}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
});

/** What of `vscode.window` shows no text that could be another's. */
const textless = [
  'onDidChangeWindowState',
  'registerUriHandler',
  'showSaveDialog',
  'showTextDocument',
  'state',
].join('|');

const onlySurfaces =
  'Text reaches VS Code through src/ui/surfaces.ts only, which takes text cleaned for its place.';

/** A place that forgets to clean what it shows does not get past this, nor past the types of the surfaces. */
const surfaceRules = [
  `MemberExpression[object.object.name="vscode"][object.property.name="window"]:not([property.name=/^(${textless})$/])`,
  ':not(MemberExpression) > MemberExpression[object.name="vscode"][property.name="window"]',
  'NewExpression[callee.object.name="vscode"][callee.property.name=/^(MarkdownString|TreeItem|StatusBarItem|FileDecoration|Diagnostic)$/]',
  'VariableDeclarator[init.name="vscode"]',
  'ImportDeclaration[source.value="vscode"][importKind!="type"] > ImportSpecifier',
].map((selector) => ({ selector, message: onlySurfaces }));

/** What the rules of eslint-plugin-regexp do not see: /name.*taken/ looks for its end anew after every "name". */
const slowExpressions = {
  selector: String.raw`Literal[regex.pattern=/^[^^].*\.[*+](?!\)?$)/]`,
  message: 'Look for one after the other: in a long text this takes quadratic time.',
};

/** ESLint takes one list of such rules for a file: the last that fits. */
function syntaxRules(files, ...lists) {
  return { files, rules: { 'no-restricted-syntax': ['error', slowExpressions, ...lists.flat()] } };
}

export default defineConfig(
  { ignores: ['dist/', 'out/', 'node_modules/'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'src/forms/page/tsconfig.json', 'test/e2e/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
    },
  },
  {
    // Texts of Barrack's may be long: an expression that backtracks, or begins anew at every place, would stop the window.
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': [
        'error',
        { report: 'potential', ignorePartial: false, ignoreSticky: false },
      ],
    },
  },
  ...houseRules,
  syntaxRules(['src/**/*.ts'], surfaceRules, onlyInTime),
  syntaxRules(['src/ui/surfaces.ts'], onlyInTime),
  syntaxRules(['src/base/time.ts', 'src/domain/dates.ts'], surfaceRules),
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly' } },
  },
  {
    files: ['src/extension.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noTests] }] },
  },
);
