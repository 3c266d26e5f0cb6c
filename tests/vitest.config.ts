// Unit, content and build tests; the browser's are in playwright.config.ts.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,machine,content,build}/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
