import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'Espace O2',
    fontBase: 'system-ui, sans-serif',
    colorSecondary: '#0b57c2',
  }),
  sidebar: { showRoots: true },
});
