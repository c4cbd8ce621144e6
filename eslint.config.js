import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The rooms of src/ and what each may import: dependencies point one way (see README, "The house"). */
const mayImport = {
  domain: [],
  api: ['domain'],
  state: ['domain', 'api'],
  account: ['domain', 'api'],
  ui: ['domain', 'api', 'state', 'account'],
  explorer: ['domain', 'api', 'state', 'account', 'ui'],
  operations: ['domain', 'api', 'state', 'account', 'ui'],
  forms: ['domain', 'api', 'state', 'account', 'ui'],
  commands: ['domain', 'api', 'state', 'account', 'ui', 'explorer', 'operations', 'forms'],
};

/** Rooms that know nothing of VS Code; state/ may use its types only. */
const withoutVscode = { domain: false, api: false, state: true };

const noTests = { regex: '(^|/)test/', message: 'Product code never imports from test/.' };

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
const textless = ['registerUriHandler', 'showSaveDialog', 'showTextDocument'].join('|');

const onlySurfaces =
  'Text reaches VS Code through src/ui/surfaces.ts only, which takes text cleaned for its place.';

/** A place that forgets to clean what it shows does not get past this, nor past the types of the surfaces. */
const surfaceRules = {
  files: ['src/**/*.ts'],
  ignores: ['src/ui/surfaces.ts'],
  rules: {
    'no-restricted-syntax': [
      'error',
      ...[
        `MemberExpression[object.object.name="vscode"][object.property.name="window"]:not([property.name=/^(${textless})$/])`,
        ':not(MemberExpression) > MemberExpression[object.name="vscode"][property.name="window"]',
        'NewExpression[callee.object.name="vscode"][callee.property.name=/^(MarkdownString|TreeItem|StatusBarItem|FileDecoration|Diagnostic)$/]',
        'VariableDeclarator[init.name="vscode"]',
        'ImportDeclaration[source.value="vscode"][importKind!="type"] > ImportSpecifier',
      ].map((selector) => ({ selector, message: onlySurfaces })),
    ],
  },
};

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
  ...houseRules,
  surfaceRules,
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
