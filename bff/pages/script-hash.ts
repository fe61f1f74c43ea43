import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** The hash of an inline script as a content security policy names it (CSP3 `hash-source`). */
export const digest64 = (script: string): string =>
  `sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(script))))}`;
