import type { StorybookConfig } from '@storybook/web-components-vite';
import { mergeConfig } from 'vite';
import { manifestPlugin } from './manifest-plugin.ts';
import { tokensPlugin } from './tokens-plugin.ts';

const config: StorybookConfig = {
  framework: { name: '@storybook/web-components-vite', options: {} },
  stories: ['../**/*.mdx', '../**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  core: {
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
    disableProjectJson: true,
  },
  features: {
    backgrounds: false,
    viewport: false,
    interactions: false,
    sidebarOnboardingChecklist: false,
    menuOnboardingChecklist: false,
    changeDetection: false,
  },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      plugins: [manifestPlugin, tokensPlugin],
      build: { target: 'es2022', chunkSizeWarningLimit: 2000 },
      // SQLite finds its WebAssembly beside its own module, which bundling ahead would move.
      optimizeDeps: {
        exclude: ['@sqlite.org/sqlite-wasm'],
        include: ['lit', 'lit/decorators.js', 'lit/directives/keyed.js', 'hono', 'kysely', 'valibot'],
      },
    }),
};

export default config;
