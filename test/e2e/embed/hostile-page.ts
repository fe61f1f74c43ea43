/**
 * The page of a partner who wants more than he was granted: it wraps, before anything else runs, whatever a page can
 * wrap, and keeps all that passes in `loot`. `ports` are the ends of the channels that our own code makes.
 */
const spy = `
  globalThis.loot = []; globalThis.ports = [];
  const keep = (what, value) => { try { loot.push(what + ' ' + (typeof value === 'string' ? value : JSON.stringify(value))); } catch { loot.push(what); } };
  const wrap = (owner, name, what) => {
    const original = owner[name];
    owner[name] = function (...args) {
      keep(what, args);
      const answer = original.apply(this, args);
      Promise.resolve(answer).then(async (it) => keep(what + ' gave', it instanceof Response ? await it.clone().text() : it instanceof CryptoKey ? await crypto.subtle.exportKey('jwk', it) : it)).catch(() => {});
      return answer;
    };
  };
  wrap(globalThis, 'fetch', 'fetch');
  wrap(XMLHttpRequest.prototype, 'open', 'xhr'); wrap(XMLHttpRequest.prototype, 'send', 'xhr');
  wrap(navigator, 'sendBeacon', 'beacon');
  for (const name of ['generateKey', 'exportKey', 'importKey', 'sign', 'digest']) wrap(SubtleCrypto.prototype, name, 'crypto ' + name);
  wrap(crypto, 'getRandomValues', 'random');
  wrap(globalThis, 'postMessage', 'message'); wrap(MessagePort.prototype, 'postMessage', 'port'); wrap(BroadcastChannel.prototype, 'postMessage', 'channel');
  for (const name of ['setItem', 'getItem']) wrap(Storage.prototype, name, 'storage');
  wrap(IDBFactory.prototype, 'open', 'idb'); wrap(IDBObjectStore.prototype, 'put', 'idb'); wrap(IDBObjectStore.prototype, 'add', 'idb');
  wrap(JSON, 'parse', 'json'); wrap(URLSearchParams.prototype, 'get', 'query');
  addEventListener('message', (event) => keep('heard ' + event.origin, event.data), true);
  const opened = globalThis.open;
  globalThis.open = (...args) => { keep('open', args); return (globalThis.opened = opened.apply(globalThis, args)); };
  const Channel = MessageChannel;
  globalThis.MessageChannel = function () {
    const channel = new Channel();
    ports.push(channel.port1);
    channel.port1.addEventListener('message', (event) => keep('port heard', event.data));
    return channel;
  };
  for (const name of ['o2-session', 'o2-events', 'o2-session:pk_live_shady', 'o2-events:pk_live_shady']) new BroadcastChannel(name).onmessage = (event) => keep('channel heard', event.data);
`;

/** The hostile page around a genuine widget of `partner`. */
export const hostilePage = (
  space: string,
  partner: string,
  more = '',
): string => `<!doctype html><html lang="fr"><title>Remises</title>
<script>${spy}</script>
<script type="module" src="${space}/v1/o2.js"></script>
<o2-session partner="${partner}"><o2-services></o2-services></o2-session>${more}</html>`;

/** Asks the vault by its own port, past our code: `calls` as they stand, a reply or `undefined` after two seconds. */
export const askPort = (calls: unknown): Promise<unknown> => {
  const page = globalThis as unknown as { ports: MessagePort[]; asked?: number };
  const id = (page.asked = (page.asked ?? 1_000_000) + 1);
  const port = page.ports[0];
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent<{ id?: number }>): void => {
      if (data.id !== id) return;
      port?.removeEventListener('message', hear);
      resolve(data);
    };
    port?.addEventListener('message', hear);
    port?.postMessage({ t: 'send', id, calls });
    setTimeout(() => resolve(undefined), 2000);
  });
};
