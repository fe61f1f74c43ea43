import type { BrowserContext, Page } from 'playwright-core';
import { settled, visit, type Visit } from './visit.ts';

/** Pages in which one story follows another, as when a designer clicks through: each is opened once. */
export interface Reel {
  /** Shows a story on a free page and lets go of it when the work is done. */
  readonly show: <T>(id: string, work: (at: Visit) => Promise<T>) => Promise<T>;
}

/** A reel over a built Storybook. A page on which something went wrong is not used again. */
export function storyReel(context: BrowserContext, site: string): Reel {
  const free: Visit[] = [];
  return {
    show: async (id, work) => {
      const known = free.pop();
      const at = known ?? (await visit(context, site, `iframe.html?id=${id}&viewMode=story`));
      if (known) await turnTo(known.page, id);
      await settled(at.page);
      const done = await work(at);
      if (at.problems.length === 0) free.push(at);
      else await at.page.close();
      return done;
    },
  };
}

/** Asks Storybook for another story and waits until it stands, or says why it does not. */
const turnTo = (page: Page, id: string): Promise<void> =>
  page.evaluate(
    (storyId) =>
      new Promise<void>((shown, failed) => {
        interface Channel {
          emit(event: string, data: unknown): void;
          once(event: string, hear: (data: unknown) => void): void;
        }
        const page = window as unknown as { seen?: unknown; __STORYBOOK_ADDONS_CHANNEL__: Channel };
        const channel = page.__STORYBOOK_ADDONS_CHANNEL__;
        delete page.seen;
        for (const event of ['storyErrored', 'storyThrewException', 'storyMissing'])
          channel.once(event, (data) => failed(new Error(`${event}: ${JSON.stringify(data)}`)));
        channel.once('storyRendered', () => shown());
        channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
      }),
    id,
  );
