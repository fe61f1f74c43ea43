import type {} from '@o2/components/react';

// The test expects the compiler to refuse each of these lines.
export const wrongValue = <o2-session mode="token"></o2-session>;
export const wrongEvent = <o2-session ono2-session-change={(event: MouseEvent) => event.button}></o2-session>;
export const wrongName = <o2-session colour="red"></o2-session>;
