import { classOf, lazy, load, readIndex } from './elements.ts';
import { manifest } from './manifest.ts';
import { announce, earlier, major, type Widgets } from './page.ts';
import { openAhead } from './vault-ahead.ts';
import { watch } from './watch.ts';

// The script tag: <script type="module" src="https://…/v1/o2.js"></script>, with ?partner=pk_… for a session around the
// whole page, and ?space=https://… where the customer space is not on the origin of this file.
const { origin, searchParams } = new URL(import.meta.url);
const partner = searchParams.get('partner');
const warnMs = 3000;
const before = earlier();

if (before && before.version !== manifest.version)
  console.warn(`[o2] ${manifest.version} leaves its place to ${before.version}, which came first`);
const widgets = before ?? start(searchParams.get('space') ?? origin);
if (partner) void widgets.everywhere(partner);

function start(space: string): Widgets {
  const { version } = manifest;
  const everywhere = async (key: string): Promise<void> => {
    const element = (await classOf('o2-session')) as unknown as {
      everywhere(partner: string, base: string): void;
    };
    element.everywhere(key, space);
  };
  const widgets: Widgets = { major, version, space, load, lazy, everywhere };
  const plain = announce(widgets);
  const partners = [...document.querySelectorAll('o2-session[partner]:not([base])')].map((it) =>
    it.getAttribute('partner'),
  );
  for (const key of new Set([partner, ...partners])) if (key) openAhead(space, key);
  widgets.wave = watch(plain);
  void warn(plain);
  return widgets;
}

async function warn(plain: boolean): Promise<void> {
  const others = new Set([...document.querySelectorAll(':defined')].map(({ localName }) => localName));
  // Nothing waits for this: the first elements do not need the index.
  await new Promise((later) => setTimeout(later, warnMs));
  const { tags } = await readIndex();
  const taken = Object.keys(tags).filter((tag) => !plain || others.has(tag));
  if (taken.length > 0)
    console.warn(`[o2] another script owns ${taken.join(', ')}: add -v${major} to these tags`);
}
