import '@o2/components/session';
import type {} from '@o2/components/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function Portal() {
  const [shown, show] = useState('');
  return (
    <>
      <output>{shown}</output>
      <o2-session
        mode="cookie"
        ono2-session-change={({ state }) => show(state.info?.person?.displayName ?? state.status)}
      ></o2-session>
    </>
  );
}

const place = document.querySelector('#portal');
if (place) createRoot(place).render(<Portal />);
