import { problemBase, problemStatus, type Problem } from '../contract/problem.ts';

const answerMs = 4000;

/** Why a vault does not open: nothing stands in the way, or what the operator of the site must do. */
export type Why = 'open' | 'unknown' | 'origin' | 'suspended';

const remedy: Readonly<Record<Exclude<Why, 'open'>, string>> = {
  unknown: 'is not a registered partner key',
  origin: 'has not registered and verified this origin',
  suspended: 'is suspended',
};

/**
 * Asks why the vault stays closed: a blocked frame looks like a network fault to the page. The frame that answers holds
 * nothing and any page may have it. Undefined when the server is out of reach, or would open now.
 */
export async function askWhy(space: string, partner: string): Promise<Problem | undefined> {
  const why = await answerOf(space, partner);
  if (why === undefined || why === 'open') return undefined;
  const detail = `${partner} ${remedy[why]}: ${location.origin}`;
  console.warn(`[o2] ${detail}`);
  const code = 'partner-suspended';
  return {
    type: problemBase + code,
    code,
    title: 'This site is suspended',
    status: problemStatus[code],
    detail,
    instance: 'req_vault',
  };
}

function answerOf(space: string, partner: string): Promise<Why | undefined> {
  const frame = document.createElement('iframe');
  const query = new URLSearchParams({ partner, origin: location.origin });
  frame.hidden = true;
  frame.src = `${space}/embed/why?${query.toString()}`;
  return new Promise<Why | undefined>((resolve) => {
    const hear = ({ source, origin, data }: MessageEvent<{ t?: string; why?: Why }>): void => {
      if (source === frame.contentWindow && origin === space && data?.t === 'why') done(data.why);
    };
    const late = setTimeout(() => done(undefined), answerMs);
    const done = (why: Why | undefined): void => {
      clearTimeout(late);
      removeEventListener('message', hear);
      frame.remove();
      resolve(why);
    };
    addEventListener('message', hear);
    document.body.append(frame);
  });
}
