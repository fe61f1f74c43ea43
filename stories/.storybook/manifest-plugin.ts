import type { Plugin } from 'vite';
import { elementsManifest } from '../../components/build/custom-elements.ts';

const name = 'virtual:custom-elements';

/** The custom-elements manifest as a module, read from the sources: the documentation needs no build before it. */
export const manifestPlugin: Plugin = {
  name,
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(elementsManifest())}` : undefined),
  handleHotUpdate({ file, server }) {
    const module = /\/o2-[a-z-]+\.ts$/.test(file) && server.moduleGraph.getModuleById(`\0${name}`);
    if (module) server.moduleGraph.invalidateModule(module);
  },
};
