import '@o2/components/session';

const session = document.querySelector('o2-session');
const output = document.querySelector('output');
if (!session || !output) throw new Error('The page has lost its elements.');

session.addEventListener('o2-session-change', (event) => {
  output.value = event.state.info?.person?.displayName ?? event.state.status;
});
session.mode = 'cookie';
