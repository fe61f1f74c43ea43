import type { Hono } from 'hono';
import type { Kernel } from '../http/execute.ts';
import type { PeerOf } from '../http/rest.ts';
import { mountAssets } from './assets.ts';
import { mountCalendar } from './calendar.ts';
import { mountConnections } from './connections.ts';
import { mountDevMail } from './dev-mail.ts';
import { mountEmbedSignIn } from './embed-signin.ts';
import { mountEmbedToken } from './embed-token.ts';
import { mountEmbedWhy } from './embed-why.ts';
import { mountParams } from './params.ts';
import { mountPaymentPages } from './payments.ts';
import { mountSignInPages } from './sign-in.ts';
import { mountPageStyle } from './style.ts';
import { mountTerms } from './terms.ts';
import { mountVault } from './vault.ts';

/** Mounts what is not the API: built files, hosted pages and the endpoints of the vault. */
export function mountPages(app: Hono, kernel: Kernel, peerOf: PeerOf): void {
  const { assets, settings } = kernel.deps;
  mountEmbedToken(app, kernel, peerOf);
  mountDevMail(app, kernel, peerOf);
  mountCalendar(app, kernel, peerOf);
  mountTerms(app, settings.terms);
  if (!assets) return;
  mountAssets(app, assets);
  mountPageStyle(app);
  mountVault(app, kernel, assets, peerOf);
  mountEmbedWhy(app, kernel, peerOf);
  mountEmbedSignIn(app, assets);
  mountSignInPages(app, assets, settings.portals);
  mountConnections(app, assets);
  mountParams(app);
  mountPaymentPages(app, assets);
}
