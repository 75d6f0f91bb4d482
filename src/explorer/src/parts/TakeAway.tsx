import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Changes } from '../state/address.ts';
import { catalog } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { type SubgraphQuery } from '../state/subgraph.ts';
import { api, base, here, permalink } from '../state/url.ts';
import { type Cited, toBibtex, toCsl } from '../text/cite.ts';
import { day } from '../text/format.ts';

interface Props {
  /** What of the graph is seen, where that can be exported. */
  formats?: SubgraphQuery;
  /** The address of the API whose answer is seen. */
  json?: string;
  query?: object;
  /** Other forms of the answer. */
  forms?: readonly Form[];
  /** Where the service gives the answer again. */
  kept?: string;
  /** What beside the state of the data a lasting link has to name: the day, where the view is of today. */
  lasting?: Changes;
  /** Whether the view can be shown within other pages. */
  embed?: boolean;
  /** Whether the view can be seen again as of this state of the data. */
  isDated?: boolean;
  /** A figure that can be taken away as a picture; that of the canvas has its own buttons. */
  figure?: { readonly current: SVGSVGElement | null };
}

/** A file to take away: what it is called and its address. */
export type Form = readonly [said: string, address: string];

/** An address of the API with its query. */
export const addressOf = (path: string, query: object): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string | number | readonly string[]] =>
    entry[1] !== undefined);
  return `${api(path)}?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
};

/** The state of the data that is seen. */
const snapshotOf = (): string => here.value.query.snapshot ?? catalog.value?.snapshot.id ?? '';

const titleOf = (): string => document.title.replace(' – GraphService', '');

/** What is cited: the lasting link where there is one. */
export const citedLink = (isDated: boolean, lasting?: Changes): string =>
  permalink(isDated ? { ...lasting, snapshot: snapshotOf() } : {});

/** How the view is cited: its title; the data sets, in their own words; the snapshot, the address, the day. */
export function citationParts(address: string): readonly [before: string, sets: string, after: string] {
  const sets = catalog.value?.datasets.map((set) => set.citation ?? set.title).join(' ') ?? '';
  const today = day(new Date().toISOString().slice(0, 10), language.value);
  return text.value.citation(titleOf(), sets, snapshotOf(), address, today);
}

function cited(address: string): Cited {
  const { datasets = [], snapshot } = catalog.value ?? {};
  const publisher = [...new Set(datasets.map((set) => set.publisher).filter(Boolean))].join(', ') || 'GraphService';
  const isNewest = snapshotOf() === snapshot?.id;
  return {
    title: titleOf(), publisher, snapshot: snapshotOf(), address,
    data: datasets.map((set) => [set.title, set.licence].filter(Boolean).join(', ')).join('; '),
    version: isNewest ? datasets.map((set) => set.version).filter(Boolean).join(', ') : '',
    day: isNewest ? snapshot?.committed_at.slice(0, 10) : undefined,
  };
}

function embedCode(): string {
  const source = permalink().replace(location.origin + base, `${location.origin}${base}embed/`);
  const escape = (value: string): string =>
    value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<iframe src="${escape(source)}" width="100%" height="640" loading="lazy" title="${escape(document.title)}">`
    + '</iframe>';
}

const citationFormats = ['text', 'bibtex', 'csl-json'] as const;
type CitationFormat = typeof citationFormats[number];

const citationAt = (kept: string, format: CitationFormat): string =>
  `${kept}/citation?${new URLSearchParams({ format, lang: language.value })}`;

/** Copies a text and says so. */
function Copy({ label, make }: { label: string; make: () => string | Promise<string> }): JSX.Element {
  const t = text.value;
  const [said, setSaid] = useState<{ is: string; made: string }>();
  const copy = async (): Promise<void> => {
    const made = await make();
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

/** The citation that the service has of a kept question; one of the page's own where it cannot be read. */
const citationOf = async (kept: string, format: CitationFormat, own: () => string): Promise<string> => {
  const answer = await fetch(citationAt(kept, format)).catch(() => undefined);
  return answer?.ok ? answer.text() : own();
};

/** A figure as a picture, with the note, the snapshot and the address below it. */
async function keep(figure: SVGSVGElement, isPng: boolean): Promise<void> {
  const { figureOf, save, toPng } = await import('../canvas/export.ts');
  const svg = figureOf(figure, [text.value.neutralNote, `${snapshotOf()} ${permalink()}`]);
  const file = isPng ? await toPng(svg) : new Blob([svg], { type: 'image/svg+xml' });
  if (file) save(file, isPng ? 'graphservice.png' : 'graphservice.svg');
}

const Forms = ({ forms }: { forms: readonly Form[] }): JSX.Element => (
  <>{forms.map(([said, address], index) => (
    <span key={address}>{index > 0 && ' · '}<a href={address} download>{said}</a></span>
  ))}</>
);

/** Everything that can be taken away from a view: its address, a citation, its data, a way to show it elsewhere. */
export function TakeAway(
  { formats, json, query = {}, forms = [], kept, lasting, embed, isDated = false, figure }: Props):
  JSX.Element {
  const t = text.value;
  const { snapshot } = here.value.query;   // what is copied is of this address
  const state = isDated && snapshot ? { snapshot } : {};
  const link = (): string => citedLink(isDated, lasting);
  const cite = (format: CitationFormat, own: () => string) => (): string | Promise<string> =>
    (kept ? citationOf(kept, format, own) : own());
  const answers: readonly Form[] = kept ? [
    [t.keptQuestion, kept],
    ...citationFormats.map((format): Form => [t.citations[format], citationAt(kept, format)]),
  ] : [];
  const data: readonly Form[] = [
    ...(formats ? (['json', 'graphml', 'gexf', 'ftm', 'svg'] as const).map((format): Form =>
      [t.exports[format], addressOf('/api/v1/subgraph', { ...formats, ...state, format })]) : []),
    ...(json ? [[t.exports.answer, addressOf(json, { ...query, ...state })] as const] : []),
    ...forms,
  ];
  return (
    <section class="take-away" aria-label={t.takeAway}>
      <h2>{t.takeAway}</h2>
      <p class="buttons">
        <Copy label={t.copyLink} make={() => permalink()} />
        {isDated && <Copy label={t.copyDatedLink} make={link} />}
        {embed && <Copy label={t.copyEmbed} make={embedCode} />}
        {figure && ([[t.pictureSvg, false], [t.picturePng, true]] as const).map(([label, isPng]) => (
          <button key={label} type="button"
            onClick={() => void (figure.current && keep(figure.current, isPng))}>{label}</button>
        ))}
      </p>
      {!isDated && <p class="secondary">{t.alwaysNewest}</p>}
      <p class="buttons">
        <Copy label={t.copyCitation} make={cite('text', () => citationParts(link()).join(''))} />
        <Copy label="BibTeX" make={cite('bibtex', () => toBibtex(cited(link())))} />
        <Copy label="CSL-JSON" make={cite('csl-json', () => toCsl(cited(link())))} />
      </p>
      {answers.length > 0 && <p class="secondary">{t.keptAnswer} <Forms forms={answers} /></p>}
      {data.length > 0 && <p class="secondary">{t.download} <Forms forms={data} /></p>}
    </section>
  );
}
