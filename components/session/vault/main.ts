import { protocol, type Hello } from './protocol.ts';
import { servePage } from './serve-page.ts';
import { serveWindow } from './serve-window.ts';
import { readSettings } from './settings.ts';

// The script of the vault: the invisible frame of our own origin that holds a partner page's session.
const settings = readSettings();
const ahead = settings.now - Date.now();
const tabs = new BroadcastChannel(`o2-session:${settings.partner}`);
let page: { readonly origin: string; readonly port: MessagePort } | undefined;

const tellPage = (): void => page?.port.postMessage({ t: 'session' });
const tellTabs = (): void => tabs.postMessage('');
tabs.onmessage = tellPage;

serveWindow({
  partner: settings.partner,
  origin: () => page?.origin,
  now: () => Date.now() + ahead,
  signedIn: () => (tellPage(), tellTabs()),
});

addEventListener('message', ({ source, origin, data, ports: [port] }: MessageEvent<Hello>) => {
  if (page || source !== parent || parent === window || !isOurs(origin) || !port) return;
  if (data?.t !== 'hello' || data.o2 !== protocol) return;
  page = { origin, port };
  servePage(port, settings, tellTabs);
});

/** The page is one of the partner's, and so is every page around it, where the browser tells (all but Firefox before 148). */
function isOurs(origin: string): boolean {
  const around = location.ancestorOrigins ?? [];
  return [origin, ...around].every((each) => settings.origins.includes(each));
}
