import type { JSX } from 'preact';
import type { Source as SourceShape } from '../api/client.ts';
import { pathOf } from '../state/address.ts';
import { word } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { day } from '../text/format.ts';
import { visible } from '../text/visible.ts';
import { languageOf } from './EntityLink.tsx';
import { Link } from './Link.tsx';
import { Own } from './Own.tsx';

/** Whether an address may be opened from here: a page of the web, and none that is to be opened with care. */
export const isOpenable = (source: Pick<SourceShape, 'url' | 'care'>): boolean =>
  /^https?:\/\//i.test(source.url) && !source.care;

/** Why an address is to be opened with care, in the words of the API; a data set may have reasons of its own. */
const careOf = ({ care_reason: reason }: SourceShape): string =>
  text.value.openWithCare(reason ? word('care_reasons', reason) : '');

/** The address of a source: a link, or text where it is better not opened. */
export const SourceAddress = ({ source }: { source: SourceShape }): JSX.Element =>
  isOpenable(source)
    ? <a class="address" href={source.url} rel="noreferrer noopener nofollow">{visible(source.url)}</a>
    : <span class="address">{visible(source.url)} <strong class="care">{careOf(source)}</strong></span>;

/** A source: who says so, when, and where. */
export const Source = ({ source }: { source: SourceShape }): JSX.Element => (
  <div class="source">
    <div>
      <Link to={pathOf('sources', source.id)} lang={languageOf(source.title ?? source.url)}>
        {source.title ?? visible(source.url)}
      </Link>
    </div>
    <div class="secondary">
      {source.publisher && <span lang={languageOf(source.publisher)}>{source.publisher}</span>}
      {[
        source.publisher && '',
        source.published && text.value.published(day(source.published, language.value)),
        source.retrieved && text.value.retrieved(day(source.retrieved, language.value)),
      ].filter((part) => part !== null).join(' · ')}
    </div>
    <div class="secondary"><SourceAddress source={source} /></div>
    {source.note && <div class="secondary" lang="en">{source.note}</div>}
    <Own custom={source.custom} />
  </div>
);

/** Sources that open with one click. */
export const Sources = ({ sources, open }: { sources: readonly SourceShape[]; open?: boolean }): JSX.Element => (
  <details class="evidence" open={open}>
    <summary>{text.value.sources(sources.length)}</summary>
    <ul class="plain">{sources.map((source) => <li key={source.id}><Source source={source} /></li>)}</ul>
  </details>
);
