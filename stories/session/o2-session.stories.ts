import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { SessionChangeEvent, SessionState } from '../../components/index.ts';
import type { Shown } from '../page.ts';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Session/o2-session', component: 'o2-session', parameters: { bare: true } };
export default meta;

const told = ({ status, info }: SessionState): string =>
  [status, info?.person?.displayName, info?.partner?.name, info?.rights.join(' ')]
    .filter(Boolean)
    .join(' · ');

const story = storyOf((_: object, { session }: Shown) => {
  const tell = ({ state, currentTarget }: SessionChangeEvent): void => {
    (currentTarget as HTMLElement).querySelector('output')!.textContent = told(state);
  };
  return html`
    <o2-session .session=${session} @o2-session-change=${tell}>
      <p>The session says: <output .textContent=${told(session.state)}></output></p>
      <p>
        <button @click=${() => session.requestSignIn()}>Sign in</button>
        <button @click=${() => void session.signOut()}>Sign out</button>
      </p>
    </o2-session>
  `;
});

export const Full = story('full');
export const SignedOut = story('signedOut');
export const Loading = story('loading');
export const Delegate = story('delegate');
export const Partner = story('partner');
export const Offline = story('offline');
