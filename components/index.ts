export * from './session/o2-session.ts';
export { cookieTransport } from './session/cookie-transport.ts';
export { createSession } from './session/create-session.ts';
export { pageTransport, type PageServer } from './session/page-transport.ts';
export * from './session/session.ts';
