import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { given } from '../given.ts';
import type { Holdings } from '../server/holdings.ts';
import { storyOf, type StoryFacts } from '../story.ts';

interface Args {
  readonly intent?: 'read' | 'label' | 'tags';
}

const meta: Meta<Args> = {
  title: 'Services/o2-service',
  component: 'o2-service',
  argTypes: { intent: { control: { type: 'select' }, options: ['read', 'label', 'tags'] } },
};
export default meta;

type Which = (service: Holdings['services'][number]) => boolean;

const showing =
  (which: Which): NonNullable<StoryFacts<Args>['draw']> =>
  (args, { services }) => {
    const { id } = services.find(which) ?? services[0] ?? { id: 'svc_none' };
    return html`<o2-service service-id=${id} ${given(args)}></o2-service>`;
  };

const shop: Which = ({ kind, label }) => kind === 'hosting' && label.startsWith('Boutique');
const story = storyOf<Args>(showing(shop));

export const Full = story('full');
export const Domain = story('full', {
  about: 'A domain name that ends in a few days and is renewed by hand.',
  draw: showing(({ domain }) => domain === 'vandenbroucke-lemaitre.com'),
});
export const Suspended = story('full', {
  about: 'Suspended for an unpaid invoice: what happened, and the way out.',
  draw: showing(({ state, kind }) => state === 'suspended' && kind === 'hosting'),
});
export const Pending = story('full', {
  about: 'Waits for a payment before it begins.',
  draw: showing(({ state }) => state === 'pending_payment'),
});
export const Terminated = story('full', {
  about: 'Over: every action is closed and says so.',
  draw: showing(({ state }) => state === 'terminated'),
});
export const Server = story('full', {
  about: 'A managed server, billed by the month.',
  draw: showing(({ kind }) => kind === 'managed_server'),
});
export const EditLabel = story('full', { args: { intent: 'label' }, about: 'The label being edited.' });
export const EditTags = story('full', { args: { intent: 'tags' }, about: 'The tags being edited.' });
export const NotFound = story('full', {
  about: 'A service of nobody, or of somebody else: the server tells neither.',
  draw: () => html`<o2-service service-id="svc_nobody"></o2-service>`,
});
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused');
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline');
export const LongText = story('longText', { draw: showing(({ kind }) => kind === 'hosting') });
export const Phone = story('phone');
export const Delegate = story('delegate');
export const Partner = story('partner');
export const English = story('english');
