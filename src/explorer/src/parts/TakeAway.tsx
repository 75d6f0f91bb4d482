import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { catalog } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { type SubgraphQuery } from '../state/subgraph.ts';
import { api, base, here, permalink } from '../state/url.ts';
import { day } from '../text/format.ts';

interface Props {
  /** What of the graph is seen, where that can be exported. */
  formats?: SubgraphQuery;
  /** The address of the API whose answer is seen. */
  json?: string;
  query?: object;
  /** Whether the view can be shown within other pages. */
  embed?: boolean;
  /** Whether the view can be seen again as of this state of the data. */
  isDated?: boolean;
}

/** An address of the API with its query. */
export const addressOf = (path: string, query: object): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string | number | readonly string[]] =>
    entry[1] !== undefined);
  return `${api(path)}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
};

/** How the view is cited: its title, the data set, the snapshot, the address, the day. */
export function citation(): string {
  const sets = catalog.value?.datasets.map((set) => set.citation ?? set.title).join(' ') ?? '';
  const today = day(new Date().toISOString().slice(0, 10), language.value);
  const title = document.title.replace(' – GraphService', '');
  return text.value.citation(title, sets, catalog.value?.snapshot.id ?? '', permalink(), today);
}

function embedCode(): string {
  const source = permalink().replace(location.origin + base, `${location.origin}${base}embed/`);
  return `<iframe src="${source.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" `
    + 'width="100%" height="640" loading="lazy" title="GraphService"></iframe>';
}

/** Copies a text and says so. */
function Copy({ label, make }: { label: string; make: () => string }): JSX.Element {
  const t = text.value;
  const [said, setSaid] = useState<{ is: string; made: string }>();
  const copy = async (): Promise<void> => {
    const made = make();
    const done = await navigator.clipboard?.writeText(made).then(() => true, () => false) ?? false;
    setSaid({ is: done ? t.copied : t.copyThis, made });
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>{label}</button>
      {said && (
        <p class="copied" role="status">{said.is} <code>{said.made}</code></p>
      )}
    </>
  );
}

/** Everything that can be taken away from a view: its address, a citation, its data, a way to show it elsewhere. */
export function TakeAway({ formats, json, query = {}, embed, isDated }: Props): JSX.Element {
  const t = text.value;
  here.value;   // what is copied is of this address
  return (
    <section class="take-away" aria-label={t.takeAway}>
      <h2>{t.takeAway}</h2>
      <p class="buttons">
        <Copy label={t.copyLink} make={() => permalink()} />
        {isDated && <Copy label={t.copyDatedLink} make={() => permalink(catalog.value?.snapshot.id)} />}
        <Copy label={t.copyCitation} make={citation} />
        {embed && <Copy label={t.copyEmbed} make={embedCode} />}
      </p>
      <p class="secondary">
        {t.download}{' '}
        {formats && (['json', 'graphml'] as const).map((format, index) => (
          <span key={format}>
            {index > 0 && ' · '}
            <a href={addressOf('/api/v1/subgraph', { ...formats, format })} download>{t.exports[format]}</a>
          </span>
        ))}
        {formats && json && ' · '}
        {json && <a href={addressOf(json, query)} download>{t.exports.answer}</a>}
      </p>
    </section>
  );
}
