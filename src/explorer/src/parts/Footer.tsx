import type { JSX } from 'preact';
import { catalog } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { api, here } from '../state/url.ts';
import { day } from '../text/format.ts';

/** The date of the data and the snapshot: what a view shows, it shows as of these. */
export function DataDate(): JSX.Element | null {
  const data = catalog.value;
  if (!data) return null;
  const versions = data.datasets.map((set) => set.version).filter((version) => version !== null).toSorted();
  const date = versions.at(-1) ?? data.snapshot.committed_at.slice(0, 10);
  const snapshot = here.value.query.snapshot ?? data.snapshot.id;
  return <span>{text.value.dataOf(day(date, language.value), snapshot)}</span>;
}

/** The neutral note, and the date of the data. On every view. */
export const Footer = (): JSX.Element => (
  <footer class="footer">
    <p class="note">{text.value.neutralNote}</p>
    <p class="secondary">
      <DataDate /> · {catalog.value?.datasets.map((set) => (
        <span key={set.name}>
          {set.titles?.find((title) => title.language === language.value)?.value ?? set.title}
          {set.licence && <>, {set.licence}</>}
          {' · '}
        </span>
      ))}
      <a href={api('/docs/')}>{text.value.theApi}</a>
    </p>
  </footer>
);
