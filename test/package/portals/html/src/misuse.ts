import type {} from '@o2/components/session';

// The test expects the compiler to refuse each of these lines.
const session = document.createElement('o2-session');
session.mode = 'token';
session.addEventListener('o2-session-change', (event) => event.nothing);
