import type { Meta } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Shown } from '../page.ts';
import { storyOf } from '../story.ts';

const meta: Meta = { title: 'Session/o2-session', component: 'o2-session', parameters: { bare: true } };
export default meta;

const tell = (event: Event): void => {
  const element = event.currentTarget as HTMLElementTagNameMap['o2-session'];
  const { status, info } = element.session?.state ?? { status: 'loading' };
  const text = [status, info?.person?.displayName, info?.partner?.name, info?.rights.join(' ')].filter(Boolean).join(' · ');
  element.querySelector('output')!.textContent = text;
};

const story = storyOf((_: object, { session }: Shown) => html`
  <o2-session .session=${session} @o2-session-change=${tell}>
    <p>The session says: <output>…</output></p>
    <p>
      <button @click=${() => session.requestSignIn()}>Sign in</button>
      <button @click=${() => void session.signOut()}>Sign out</button>
    </p>
  </o2-session>
`);

export const Full = story('full');
export const SignedOut = story('signedOut');
export const Delegate = story('delegate');
export const Partner = story('partner');
export const Offline = story('offline');
