import '@o2/components/services';
import '@o2/components/session';
import type {} from '@o2/components/react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

const serviceHref = (id: string) => `#/services/${id}`;

function Portal() {
  const [who, setWho] = useState('');
  const [view, setView] = useState('');
  return (
    <>
      <output id="who">{who}</output>
      <output id="view">{view}</output>
      <o2-session
        mode="cookie"
        ono2-session-change={({ state }) => setWho(state.info?.person?.displayName ?? state.status)}
      >
        <o2-services
          view="tab=active"
          serviceHref={serviceHref}
          ono2-services-view={(event) => setView(event.view)}
        ></o2-services>
      </o2-session>
    </>
  );
}

const place = document.querySelector('#portal');
if (place) createRoot(place).render(<Portal />);
