// A view as reference managers read it. What a client of the API gets for a kept question, made here for every view.

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

const keyOf = ({ snapshot, address }: Cited): string =>
  `graphservice-${snapshot}${new URL(address).pathname.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '')}`;

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
