/** What somebody types who hopes that it is run, or that it breaks the page: every one of them is text. */
export const hostileWords: readonly string[] = [
  '<script>window.pwned=1</script>',
  '"><img src=x onerror=window.pwned=1>',
  "'><svg onload=window.pwned=1>",
  '${window.pwned=1}',
  '{{window.pwned=1}}',
  'javascript:window.pwned=1',
  '</o2-sign-up><script>window.pwned=1</script>',
  '\u202Egnp.exe',
  '👩🏽‍🚒'.repeat(20),
  'é'.repeat(80),
  'W'.repeat(80),
];
