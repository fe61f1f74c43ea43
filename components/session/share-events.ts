import type { LiveEvent } from '../contract/batch.ts';
import type { Heard } from './transport.ts';

const hiddenMs = 5 * 60_000;
const againMs = 15_000;

/**
 * One live stream for all tabs of a browser: whoever holds the lock opens the stream and repeats what it hears on a
 * channel; when that tab dies the lock passes on. A tab that was hidden for five minutes lets go and asks anew later.
 */
export function shareEvents(url: string, name: string, hear: (heard: Heard) => void): () => void {
  const channel = new BroadcastChannel(name);
  const stop = new AbortController();
  let lastId = '';
  let leave: (() => void) | undefined;
  const take = (heard: Heard): void => {
    if (typeof heard === 'object' && 'id' in heard) lastId = heard.id;
    hear(heard);
  };
  const lead = (): Promise<void> =>
    new Promise((left) => {
      const end = follow(
        `${url}${lastId ? `${url.includes('?') ? '&' : '?'}after=${lastId}` : ''}`,
        (heard) => {
          channel.postMessage(heard);
          take(heard);
        },
      );
      leave = () => (end(), left());
      stop.signal.addEventListener('abort', leave);
    });
  const queue = (): void => void navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => {});
  channel.onmessage = ({ data }: MessageEvent<Heard>) => take(data);
  queue();
  void ledByAnother(name).then((led) => led && !stop.signal.aborted && hear('joined'));
  const unwatch = onLongHidden(
    () => leave?.(),
    () => (queue(), hear('missed')),
    stop.signal,
  );
  return () => {
    unwatch();
    stop.abort();
    channel.close();
  };
}

/** Whether another tab holds the stream already: this one joins late, and asks for what it did not hear. */
const ledByAnother = async (name: string): Promise<boolean> =>
  ((await navigator.locks.query()).pending ?? []).some((it) => it.name === name);

/** Follows one stream, opening it again after a refusal that the browser takes as final. */
function follow(url: string, hear: (heard: Heard) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout>;
  const open = (): void => {
    source = new EventSource(url, { withCredentials: true });
    // What changed since the first answers, or while the stream was down, was told to nobody.
    source.addEventListener('standing', ({ data }: MessageEvent<string>) => hear({ standing: data }));
    source.onmessage = ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as LiveEvent);
    source.addEventListener('end', () => (source.close(), hear('ended')));
    source.onerror = () => {
      if (source.readyState !== EventSource.CLOSED) return;
      // Refused: whoever asks now learns why.
      hear('missed');
      timer = setTimeout(open, againMs * (1 + Math.random()));
    };
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}

function onLongHidden(gone: () => void, back: () => void, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let away = false;
  const look = (): void => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(() => ((away = true), gone()), hiddenMs);
    else if (away) {
      away = false;
      back();
    }
  };
  document.addEventListener('visibilitychange', look, { signal });
  return () => clearTimeout(timer);
}
