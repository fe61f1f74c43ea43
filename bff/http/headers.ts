import type { Quota } from './rate-limit.ts';

/** On every answer of the API. */
export const apiHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  vary: 'Sec-Fetch-Site, Origin, Cookie',
};

/**
 * On a 304 instead: it stands for an answer that the reader holds, whose other headers go on (RFC 9110 §15.4.5).
 */
export const unchangedHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'private, no-cache',
  vary: apiHeaders['vary'] ?? '',
};

/** `RateLimit-Policy` and `RateLimit` (structured fields of the httpapi draft). */
export const quotaHeaders = (quota: Quota): Record<string, string> => ({
  'ratelimit-policy': `"minute";q=${quota.limit};w=60`,
  ratelimit: `"minute";r=${quota.left};t=${quota.reset}`,
});
