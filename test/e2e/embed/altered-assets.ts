import type { Asset, Assets } from '../../../bff/ports/assets.ts';
import type { Index } from '../../../components/loader/manifest.ts';
import { builtAssets } from './bench.ts';

/** The built elements, with some files as `alter` makes them; `undefined` leaves a file as it is. */
export function alteredAssets(
  alter: (name: string, text: string, version: string) => string | undefined,
): Assets {
  const built = builtAssets();
  return {
    ...built,
    find: (version, name) => {
      const asset = built.find(built.version, name);
      const altered = asset && alter(name, new TextDecoder().decode(asset.body), version);
      return altered === undefined ? asset : plain(asset, altered);
    },
  };
}

const plain = (asset: Asset | undefined, text: string): Asset => ({
  type: asset?.type ?? '',
  body: new TextEncoder().encode(text),
});

/** The files that a tag needs at once, the module of its class first. */
export function filesOf(tag: string): string[] {
  const built = builtAssets();
  const { files, tags } = JSON.parse(
    new TextDecoder().decode(built.find(built.version, 'manifest.json')?.body),
  ) as Index;
  return (tags[tag] ?? []).map((number) => `${files[number]?.[0]}.js`);
}
