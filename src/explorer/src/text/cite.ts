// A view as reference managers read it: for views of which the service keeps no question and has no citation.

export interface Cited {
  readonly title: string;
  /** The data sets: title, publisher, licence and version, as they are to be named. */
  readonly data: string;
  readonly publisher: string;
  readonly version: string;
  readonly snapshot: string;
  /** The day of the state of the data, where it is known. */
  readonly day?: string;
  readonly address: string;
}

/** How a view is seen, but not what: two citations of it are one. */
const manner = ['lang', 'theme', 'snapshot'];

/** A short mark of a text, by FNV-1a: 32 bits as eight digits. */
function markOf(text: string): string {
  const hash = new TextEncoder().encode(text)
    .reduce((mark, byte) => Math.imul(mark ^ byte, 0x01000193), 0x811c9dc5);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The key of an entry: another for each question. */
function keyOf({ snapshot, address }: Cited): string {
  const { pathname, searchParams } = new URL(address);
  for (const name of manner) searchParams.delete(name);
  const path = pathname.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
  return `graphservice-${snapshot}${path}${searchParams.size > 0 ? `-${markOf(`${searchParams}`)}` : ''}`;
}

const escape = (text: string): string =>
  text.replace(/[\\{}]/g, '').replace(/[&%$#_]/g, '\\$&').replaceAll('~', '{\\textasciitilde}')
    .replaceAll('^', '{\\textasciicircum}');

const versionOf = ({ version, snapshot }: Cited): string =>
  [version && `version ${version}`, `snapshot ${snapshot}`].filter(Boolean).join('; ');

/** An entry for BibTeX. */
export function toBibtex(cited: Cited): string {
  const [year, month] = cited.day?.split('-') ?? [];
  const fields = [
    ['title', `{${escape(cited.title)}}`],
    ['author', `{${escape(cited.publisher)}}`],
    ['year', year],
    ['month', month && String(Number(month))],
    ['version', escape(versionOf(cited))],
    ['note', escape(cited.data)],
    ['url', cited.address.replace(/[{}\\]/g, encodeURIComponent)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@misc{${keyOf(cited)},\n${lines.join('')}}\n`;
}

/** An item for CSL-JSON. */
export function toCsl(cited: Cited): string {
  return `${JSON.stringify([{
    id: keyOf(cited),
    type: 'dataset',
    title: cited.title,
    author: [{ literal: cited.publisher }],
    publisher: cited.publisher,
    ...(cited.day && { issued: { 'date-parts': [cited.day.split('-').map(Number)] } }),
    version: versionOf(cited),
    note: cited.data,
    URL: cited.address,
  }], null, 2)}\n`;
}
