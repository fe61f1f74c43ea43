import { protocol, type FromVault } from './vault/protocol.ts';

/** How long a loaded vault may take to answer, in milliseconds: its script has run before it counts as loaded. */
const answerMs = 2500;

/** The frame did not become a vault: the server was out of reach, or refused this page. */
export class VaultClosed extends Error {
  override name = 'VaultClosed' as const;
}

/** An open vault. */
export interface Vault {
  readonly frame: HTMLIFrameElement;
  readonly port: MessagePort;
}

/**
 * Opens the vault of a partner in an invisible frame and shakes hands. The frame lies in the light DOM, where our
 * sign-in window finds it among the frames of its opener, and directly in the body, where no framework moves it (a
 * moved frame reloads). Rejects with {@link VaultClosed}.
 */
export async function openVault(
  space: string,
  partner: string,
  hear: (message: FromVault) => void,
): Promise<Vault> {
  const frame = frameOf(`${space}/embed/vault?partner=${encodeURIComponent(partner)}`);
  if (!('loaded' in frame.dataset))
    await new Promise((loaded) => frame.addEventListener('load', loaded, { once: true }));
  try {
    return { frame, port: await shakeHands(frame, space, hear) };
  } catch (error) {
    frame.remove();
    throw error;
  }
}

/** The frame that the loader made ahead, if it is still free, or a new one. */
function frameOf(address: string): HTMLIFrameElement {
  const ahead = [...document.querySelectorAll<HTMLIFrameElement>('iframe[name="o2-vault"]')];
  const free = ahead.find((it) => it.src === address && !('taken' in it.dataset));
  const frame = free ?? document.createElement('iframe');
  frame.dataset['taken'] = '';
  if (free) return free;
  frame.name = 'o2-vault';
  frame.hidden = true;
  frame.src = address;
  document.body.append(frame);
  return frame;
}

/** The page asks at the vault's exact origin and hears on a port of its own: no other window can answer. */
function shakeHands(
  frame: HTMLIFrameElement,
  space: string,
  hear: (message: FromVault) => void,
): Promise<MessagePort> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new VaultClosed('the vault did not answer')), answerMs);
    port1.onmessage = ({ data }: MessageEvent<FromVault>) => {
      if (data.t !== 'ready') return hear(data);
      clearTimeout(late);
      resolve(port1);
    };
    frame.contentWindow?.postMessage({ o2: protocol, t: 'hello' }, space, [port2]);
  });
}
