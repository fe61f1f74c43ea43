import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { withActions } from 'storybook/actions/decorator';
import { brands, brandStyles } from '../brands.ts';
import { openPage } from '../page.ts';
import { stage } from '../stage.ts';
import { controlsOf, describe, eventNames, manifest } from './manifest.ts';
import './preview.css';

// Every room brings its own definitions.
import.meta.glob(['../../components/*/define.ts', '!../../components/kit/define.ts'], { eager: true });
setCustomElementsManifest(manifest);

type ToolbarIcon = NonNullable<NonNullable<NonNullable<Preview['globalTypes']>[string]['toolbar']>['icon']>;

const sheet = new CSSStyleSheet();
sheet.replaceSync(brandStyles());
document.adoptedStyleSheets.push(sheet);

const choice = (
  title: string,
  icon: ToolbarIcon,
  items: readonly { readonly value: string; readonly title: string }[],
) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

const preview: Preview = {
  tags: ['autodocs'],
  initialGlobals: {
    theme: 'auto',
    brand: 'o2',
    locale: 'fr',
    width: 'full',
  },
  globalTypes: {
    theme: choice('Theme', 'mirror', [
      { value: 'auto', title: 'As the system' },
      { value: 'light', title: 'Light' },
      { value: 'dark', title: 'Dark' },
    ]),
    brand: choice(
      'Brand',
      'paintbrush',
      Object.entries(brands).map(([value, { title }]) => ({ value, title })),
    ),
    locale: choice('Language', 'globe', [
      { value: 'fr', title: 'Français' },
      { value: 'en', title: 'English' },
    ]),
    width: choice('Width', 'grow', [
      { value: '360', title: '360 px' },
      { value: '768', title: '768 px' },
      { value: '1280', title: '1280 px' },
      { value: 'full', title: 'Full width' },
    ]),
  },
  loaders: [
    async ({ parameters, abortSignal }) =>
      parameters['scenario'] ? { shown: await openPage(parameters['scenario'], abortSignal) } : {},
  ],
  decorators: [stage, withActions],
  argTypesEnhancers: [controlsOf],
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'alpha' },
    a11y: { options: { rules: { region: { enabled: false } } } },
    actions: { handles: eventNames },
    docs: {
      extractComponentDescription: describe,
      toc: true,
      source: { type: 'dynamic', excludeDecorators: true },
    },
    options: {
      storySort: {
        order: [
          'Start',
          'Embed',
          'Tokens',
          'Session',
          'Space',
          'Services',
          'Invoices',
          'Profile',
          'Partners',
        ],
      },
    },
  },
};

export default preview;
