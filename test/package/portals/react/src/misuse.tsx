import type {} from '@o2/components/react';

// The test expects the compiler to refuse each of these lines.
export const wrongValue = <o2-session mode="token"></o2-session>;
export const wrongFunction = <o2-services serviceHref={(id: number) => `#/services/${id}`}></o2-services>;
export const wrongEvent = (
  <o2-services ono2-services-view={(event: MouseEvent) => event.button}></o2-services>
);
export const wrongName = <o2-services colour="red"></o2-services>;
