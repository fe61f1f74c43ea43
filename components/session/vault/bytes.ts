/** Base64url without padding (RFC 4648 §5). */
export const base64url = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** 256 unpredictable bits: 43 characters. */
export const random = (): string => base64url(crypto.getRandomValues(new Uint8Array(32)));

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
