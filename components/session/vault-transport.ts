import { hostedPath } from './hosted-pages.ts';
import { ProblemError } from './session.ts';
import type { Heard, Transport } from './transport.ts';
import { VaultLink } from './vault-link.ts';
import type { FromVault } from './vault/protocol.ts';

const windowFeatures = 'popup,width=480,height=720';

/**
 * Calls through the vault: on a partner's page, where no credential may ever be. `space` is the origin of the customer
 * space, such as `https://app.o2.example`.
 */
export function vaultTransport(partner: string, space: string): Transport {
  let hearEvent: ((heard: Heard) => void) | undefined;
  let hearSession: (() => void) | undefined;
  const link = new VaultLink(space, partner, (told) => {
    if (told.t === 'session') hearSession?.();
    else hearEvent?.(told.heard);
  });
  return {
    send: async (calls) => {
      const answer = await link.ask('send', calls);
      if (answer.t !== 'replies') throw new Error('not the answer to a batch');
      return answer.replies;
    },
    download: async (op, input) => {
      const [{ readDownload }, answer] = await Promise.all([
        import('./read-download.ts'),
        link.ask('download', [{ op, input }]),
      ]);
      if (answer.t === 'file') return readDownload(responseOf(answer));
      throw new ProblemError(answer.replies[0]?.problem);
    },
    listen: (hear) => {
      hearEvent = hear;
      link.listen(true);
      return () => {
        hearEvent = undefined;
        link.listen(false);
      };
    },
    // The vault tells when somebody signed in; a window that was closed changes nothing.
    signIn: () => {
      const address = `${space}/embed/signin`;
      // No await before this line: only a click may open a window. The opener must stay, the vault is among its frames.
      if (!window.open(address, 'o2signin', windowFeatures))
        void import('./blocked-window.ts').then(({ offerWindow }) => offerWindow(address));
      return new Promise(() => {});
    },
    open: (surface, params) =>
      void window.open(`${space}${hostedPath(surface, params)}`, '_blank', 'noopener'),
    onSessionChange: (hear) => {
      hearSession = hear;
      return () => (hearSession = undefined);
    },
  };
}

const responseOf = ({ status, disposition, blob }: Extract<FromVault, { t: 'file' }>): Response =>
  new Response(blob, { status, headers: { 'content-type': blob.type, 'content-disposition': disposition } });
