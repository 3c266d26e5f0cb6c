// Unit, content and build tests; the browser's are in playwright.config.ts.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,machine,content,build}/**/*.test.ts'],
    // Some build whole sites, on machines that may have other work: these only end what hangs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
