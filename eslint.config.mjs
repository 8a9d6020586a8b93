import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const reveal = {
  selector: "CallExpression[callee.property.name='reveal']",
  message:
    'A Secret may be revealed only where it is handed out: keychain, broker, debugger, clipboard, fingerprint.',
};
const inputBox = {
  selector: 'CallExpression[callee.property.name=/^(showInputBox|createInputBox)$/]',
  message: 'Input boxes live in ui/prompts/, where secrets are asked with password: true.',
};
const skipped = {
  selector:
    'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(skip|only|todo)$/]',
  message: 'A skipped test is a failing test.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.vscode-test/', 'media/demo/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', reveal, inputBox, skipped] },
  },
  {
    files: [
      'src/adapters/keychain/**',
      'src/adapters/broker/**',
      'src/adapters/debugger/**',
      'src/adapters/vscode/clipboard.ts',
      'src/adapters/node/hmac.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', inputBox, skipped] },
  },
  { files: ['src/ui/prompts/**'], rules: { 'no-restricted-syntax': ['error', reveal, skipped] } },
  {
    // The preload speaks in the user's program, and the other two are programs.
    files: ['src/cli.ts', 'src/practice/main.ts', 'src/preload/node/preload.ts', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', skipped],
      // node:test returns promises that the runner itself awaits.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['describe', 'it', 'test', 'suite'], package: 'node:test' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);
