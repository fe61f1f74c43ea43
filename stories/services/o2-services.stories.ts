import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { given } from '../given.ts';
import { storyOf } from '../story.ts';
import { seen } from '../profile/send.ts';

interface Args {
  readonly view?: string;
  readonly endless?: boolean;
}

const meta: Meta<Args> = { title: 'Services/o2-services', component: 'o2-services' };
export default meta;

const story = storyOf<Args>((args) => html`<o2-services ${given(args)}></o2-services>`);

export const Full = story('full');
export const ToDo = story('full', { args: { view: 'tab=todo' }, about: 'What waits for the customer.' });
export const NothingFound = story('full', {
  args: { view: 'search=zzz' },
  about: 'A search that finds nothing, with the way back.',
});
export const Selection = story('full', {
  args: { view: 'kind=hosting' },
  about:
    'Several services are chosen: tags and automatic renewal for all of them, each with its own outcome.',
  play: async ({ canvasElement }) => {
    const find = (selector: string, words = ''): Promise<HTMLElement> =>
      seen(() =>
        [
          ...(canvasElement
            .querySelector('o2-services')
            ?.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? []),
        ].find((it) => it.textContent.includes(words)),
      );
    (await find('tbody .menu button')).click();
    (await find('#menu button', 'Choisir plusieurs')).click();
    await find('.selection');
  },
});
export const Empty = story('empty');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline');
export const LongText = story('longText');
export const Phone = story('phone');
export const Delegate = story('delegate');
export const Partner = story('partner');
export const English = story('english');
export const TenThousand = story('tenThousand', { args: { endless: true }, tags: ['!autodocs'] });
export const PartlySearched = story('tenThousand', {
  args: { view: 'search=zzz' },
  about: 'A search among ten thousand services looks at them part by part: some by itself, then when asked.',
  tags: ['!autodocs'],
});
