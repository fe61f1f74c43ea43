import '@o2/components/services';
import '@o2/components/session';

const session = document.querySelector('o2-session');
const services = document.querySelector('o2-services');
const [who, view] = document.querySelectorAll('output');
if (!session || !services || !who || !view) throw new Error('The page has lost its elements.');

session.addEventListener('o2-session-change', ({ state }) => {
  who.value = state.info?.person?.displayName ?? state.status;
});
services.addEventListener('o2-services-view', (event) => {
  view.value = event.view;
});
services.serviceHref = (id) => `#/services/${id}`;
session.mode = 'cookie';
