import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url } from '../ports/random.ts';

/** SHA-256 of a text, base64url: how secrets stand in the database. Pure, so that it also runs in a page. */
export const digest = (text: string): string => base64url(sha256(utf8ToBytes(text)));
