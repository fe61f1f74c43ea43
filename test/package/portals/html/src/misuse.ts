import type {} from '@o2/components/define';

// The test expects the compiler to refuse each of these lines.
const session = document.createElement('o2-session');
const services = document.createElement('o2-services');
session.mode = 'token';
services.serviceHref = (id: number) => `#/services/${id}`;
services.addEventListener('o2-services-view', (event) => event.nothing);
