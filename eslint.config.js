import { dirname, extname, relative, sep } from 'node:path';
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

const api = ['api', 'api/errors.ts', 'api/profile', 'api/answers', 'api/schemas', 'api/http', 'api/groups'];
const lists = ['base', 'domain', ...api, 'resources'];
const engine = ['writes/model', 'writes/definitions', 'writes/journal', 'writes/engine'];
const shown = [...lists, ...engine, 'lineage', 'account', 'ui/format', 'kinds', 'ui'];
const forms = ['forms/protocol', 'forms/html', 'forms/model'];
const called = [...shown, ...forms, 'forms', 'views/resources', 'views/operations', 'commands/core'];
const acted = [...called, 'commands/actions/preview', 'commands/actions/batch', 'commands/actions/bulk'];

/**
 * The rooms of src/ (a file may be one by itself) and what each may import: dependencies point one way (see
 * docs/architecture.md).
 */
const mayImport = {
  base: [],
  domain: ['base'],
  'api/profile': ['api/errors.ts'],
  'api/errors.ts': ['api/profile'],
  'api/answers': ['domain', 'api/errors.ts'],
  'api/schemas': ['domain', 'api/answers'],
  'api/http': ['base', 'domain', 'api/errors.ts', 'api/profile', 'api/answers', 'api/schemas'],
  'api/groups': ['domain', ...api.slice(1)],
  api: ['base', 'domain', ...api],
  resources: lists,
  'writes/model': lists,
  'writes/definitions': [...lists, 'writes/model'],
  'writes/journal': [...lists, 'writes/model', 'writes/definitions'],
  'writes/engine': [...lists, ...engine],
  lineage: [...lists, ...engine],
  account: ['base', 'domain', ...api],
  'ui/format': [...lists, ...engine, 'lineage', 'account'],
  kinds: [...lists, ...engine, 'lineage', 'ui/format'],
  ui: shown,
  'views/resources': shown,
  'views/operations': shown,
  'forms/protocol': ['base', 'domain'],
  'forms/page': ['base', 'domain', 'forms/protocol'],
  'forms/html': ['forms/protocol'],
  'forms/model': [...shown, 'forms/protocol', 'forms/html'],
  'forms/clone-volume': [...shown, ...forms],
  'forms/create-image': [...shown, ...forms],
  'forms/create-volume': [...shown, ...forms],
  forms: [...shown, ...forms, 'forms/clone-volume', 'forms/create-image', 'forms/create-volume'],
  'commands/core': [...called, '../package.nls.json'],
  'commands/contributions': ['resources', 'kinds', 'ui/format', 'commands/core', '../package.nls.json'],
  'commands/actions/preview': called,
  'commands/actions/batch': called,
  'commands/actions/bulk': acted,
  'commands/actions/change': acted,
  'commands/curl': [...acted, 'commands/actions/change'],
  'commands/account': acted,
  'commands/navigate': [...called, 'commands/account'],
  'commands/operations': [...acted, 'commands/actions/change', 'commands/account'],
  'commands/connect': called,
};

/** Rooms that know nothing of VS Code; those of `true` may use its types only. */
const withoutVscode = {
  base: false,
  domain: false,
  api: false,
  resources: true,
  writes: true,
  lineage: true,
  kinds: true,
};

const noTests = { regex: '(^|/)test/', message: 'Product code never imports from test/.' };

const notShipped = {
  regex: '/contributions/',
  message: 'VS Code has what is said there from package.json: it is not shipped once more.',
};

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

/** Matches the relative imports that lead from a room neither into it nor into one of those. */
function elsewhere(room, allowed) {
  const isFile = room.endsWith('.ts');
  const from = isFile ? dirname(room) : room;
  const ways = allowed.map((other) => {
    const way = relative(from, other).split(sep).join('/');
    const path = RegExp.escape(way.startsWith('.') ? way : `./${way}`);
    return extname(other) === '' ? `${path}/[^/]+` : path;
  });
  return `^(?!(?:${[...(isFile ? [] : ['\\./[^/]+']), ...ways].join('|')})$)\\.`;
}

const houseRules = Object.entries(mayImport)
  .toSorted(([room], [other]) => room.length - other.length) // of two that fit a file, ESLint takes the last
  .map(([room, allowed]) => {
    const patterns = [
      noTests,
      {
        regex: elsewhere(room, allowed),
        message: `src/${room} may import only from: ${allowed.join(', ') || 'nothing else'}.`,
      },
    ];
    const [top] = room.split('/');
    if (top in withoutVscode) {
      patterns.push({
        regex: '^vscode$',
        allowTypeImports: withoutVscode[top],
        message: `src/${top} knows nothing of VS Code.`,
      });
    }
    return {
      files: [room.endsWith('.ts') ? `src/${room}` : `src/${room}/*.ts`],
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
  'tabGroups',
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

/** The first expression with all emoji in it takes 10 ms and more to make: no window pays for it at its start. */
const allEmoji = {
  selector:
    'Program > VariableDeclaration > VariableDeclarator > NewExpression TemplateElement[value.raw=/RGI_Emoji/]',
  message: 'Make it with once() of src/base/once.ts.',
};

/** Of two modules with one export name it would give neither, without a word. */
const exportAll = { selector: 'ExportAllDeclaration', message: 'Name what is exported.' };

/** ESLint takes one list of such rules for a file: the last that fits. */
function syntaxRules(files, ...lists) {
  const always = [slowExpressions, allEmoji, exportAll];
  return { files, rules: { 'no-restricted-syntax': ['error', ...always, ...lists.flat()] } };
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
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
  {
    files: ['src/*.ts', 'src/commands/*.ts'], // what puts the rooms together
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [noTests, notShipped] }] },
  },
);
