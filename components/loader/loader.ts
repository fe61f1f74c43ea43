import { askAhead } from './ask-ahead.ts';
import { classOf, lazy, load, readIndex } from './elements.ts';
import { manifest } from './manifest.ts';
import { announce, earlier, type Widgets } from './page.ts';
import { openAhead } from './vault-ahead.ts';
import { watch } from './watch.ts';

// The script tag: <script type="module" src="https://…/v1/o2.js"></script>, with ?partner=pk_… for a session around the
// whole page, and ?space=https://… where the customer space is not on the origin of this file.
const { origin, searchParams } = new URL(import.meta.url);
const partner = searchParams.get('partner');
const warnMs = 3000;
const widgets = earlier() ?? start(searchParams.get('space') ?? origin);
if (partner) void widgets.everywhere(partner);

const defined = [...document.querySelectorAll(':defined')].map((it) => it.localName);
// Nothing waits for this: the first elements do not need the index.
setTimeout(async () => (await readIndex()).warn(widgets, manifest.version, defined), warnMs);

function start(space: string): Widgets {
  const { version } = manifest;
  const everywhere = async (key: string): Promise<void> => {
    const element = (await classOf('o2-session')) as unknown as {
      everywhere(partner: string, base: string): void;
    };
    element.everywhere(key, space);
  };
  const widgets: Widgets = { version, space, asked: askAhead(), load, lazy, everywhere };
  const plain = (widgets.plain = announce(widgets));
  const key = partner ?? document.querySelector('o2-session:not([base])[partner]')?.getAttribute('partner');
  if (key) openAhead(space, key);
  widgets.wave = watch(plain);
  return widgets;
}
