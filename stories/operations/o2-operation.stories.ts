import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import { storyOf, type StoryFacts } from '../story.ts';

const meta: Meta = { title: 'Operations/o2-operation', component: 'o2-operation' };
export default meta;

const showing =
  (id: string): NonNullable<StoryFacts<object>['draw']> =>
  () =>
    html`<o2-operation operation-id=${id}></o2-operation>`;

const scenario = { operations: true } as const;
const story = storyOf<object>(showing('err_story_doing'));

export const Doing = story('full', { scenario, about: 'An archive of 312 invoices, under way.' });
export const Waiting = story('full', { scenario, about: 'Not begun yet.', draw: showing('err_story_todo') });
export const Blocked = story('full', {
  scenario,
  about: 'It waits for something that is not the customer’s to do, and goes on by itself.',
  draw: showing('err_story_blocked'),
});
export const Done = story('full', {
  scenario,
  about: 'The file, with its size, by a link that is renewed while it is shown.',
  draw: showing('err_story_done'),
});
export const Failed = story('full', {
  scenario,
  about: 'Why it failed, and the way to start it again.',
  draw: showing('err_story_failed'),
});
export const Cancelled = story('full', {
  scenario,
  about: 'Stopped by the customer.',
  draw: showing('err_story_cancelled'),
});
export const NotFound = story('full', {
  about: 'Work of nobody, or of somebody else: the server tells neither.',
  draw: showing('err_nobody'),
});
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Refused = story('refused', { scenario });
export const Broken = story('broken');
export const Unreachable = story('unreachable');
export const Offline = story('offline', { scenario });
export const Phone = story('phone', { scenario });
export const Partner = story('partner', {
  scenario: { operations: true, scopes: ['invoices:read'] },
  about: 'On a partner’s page to which the customer granted `invoices:read`.',
});
export const English = story('english', { scenario });
