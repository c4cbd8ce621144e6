import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import regexp from 'eslint-plugin-regexp';
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
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          // What the rules above do not see: /name.*taken/ looks for its end anew after every "name".
          selector: String.raw`Literal[regex.pattern=/^[^^].*\.[*+](?!\)?$)/]`,
          message: 'Look for one after the other: in a long text this takes quadratic time.',
        },
      ],
    },
  },
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
