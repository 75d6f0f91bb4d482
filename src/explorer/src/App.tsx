import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { Footer } from './parts/Footer.tsx';
import { Hatch } from './parts/Hatch.tsx';
import { Header } from './parts/Header.tsx';
import { Link } from './parts/Link.tsx';
import { Title } from './parts/Title.tsx';
import { language, text } from './state/language.ts';
import { renewals } from './state/read.ts';
import { embedded, type Route, routeOf } from './state/routes.ts';
import { theme } from './state/theme.ts';
import { here, set } from './state/url.ts';
import { Bodies } from './views/Bodies.tsx';
import { Body } from './views/Body.tsx';
import { Entity } from './views/Entity.tsx';
import { Graph } from './views/Graph.tsx';
import { Home } from './views/Home.tsx';
import { Paths } from './views/Paths.tsx';
import { Profile } from './views/Profile.tsx';
import { Rank } from './views/Rank.tsx';
import { SearchPage } from './views/SearchPage.tsx';
import { Shared } from './views/Shared.tsx';
import { SourcePage } from './views/SourcePage.tsx';

effect(() => {
  document.documentElement.lang = language.value;
  document.documentElement.dataset.theme = theme.value;
});

function View({ route }: { route: Route }): JSX.Element {
  switch (route.view) {
    case 'home': return <Home />;
    case 'search': return <SearchPage />;
    case 'entity': return <Entity id={route.id} />;
    case 'profile': return <Profile id={route.id} />;
    case 'bodies': return <Bodies />;
    case 'body': return <Body id={route.id} />;
    case 'paths': return <Paths />;
    case 'rank': return <Rank />;
    case 'graph': return <Graph />;
    case 'shared': return <Shared />;
    case 'source': return <SourcePage id={route.id} />;
    case 'missing': return <Missing />;
  }
}

/** Says that an earlier state of the data is seen, and leads to the newest. */
function Earlier(): JSX.Element | null {
  const { snapshot } = here.value.query;
  if (!snapshot) return null;
  return (
    <p class="renewed" role="status">
      {text.value.earlier(snapshot)}{' '}
      <button type="button" onClick={() => set({ snapshot: undefined })}>{text.value.newest}</button>
    </p>
  );
}

const Missing = (): JSX.Element => (
  <div class="narrow">
    <Title name={text.value.missingTitle} />
    <p>{text.value.missingLead} <Link to="/search">{text.value.searchInstead}</Link></p>
  </div>
);

export function App(): JSX.Element {
  const { path, isEmbedded } = embedded(here.value.path);
  return (
    <>
      <Hatch />
      {!isEmbedded && <Header />}
      <main id="main" class={isEmbedded ? 'embedded' : undefined}>
        <Earlier />
        {renewals.value > 0 && <p class="renewed" role="status">{text.value.renewed}</p>}
        <View route={routeOf(path)} />
        {isEmbedded && <p><Link to={path} query={here.value.query}>{text.value.openExplorer}</Link></p>}
      </main>
      <Footer />
    </>
  );
}
