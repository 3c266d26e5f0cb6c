// What the linter asks of the code.
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

/** A file of more than 300 lines says in its first one why it is long; all others are to be divided. */
const longFiles = {
  create: (context) => ({
    Program() {
      const { lines } = context.sourceCode;
      if (lines.length <= 301 || lines[0].includes('so it is long')) return;
      const message =
        'This file has more than 300 lines. Divide it; a table says in the first line: "…, so it is long."';
      context.report({ loc: { line: 1, column: 0 }, message });
    },
  }),
};

export default defineConfig(
  globalIgnores(['dist/', '.astro/', 'node_modules/', 'test-results/']),
  js.configs.recommended,
  { plugins: { project: { rules: { 'long-files': longFiles } } }, rules: { 'project/long-files': 'error' } },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  // The linter knows no types of .astro files; astro check does.
  { files: ['src/components/*.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off' } },
  ...astro.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly' } } },
);
