// A subgraph in node-link JSON, read as a picture.
import type { Shapes, Text, Tie } from '../api/client.ts';
import type { Picture } from './picture.ts';

const textsOf = (texts: readonly Shapes['NodeLinkText'][]): readonly Text[] =>
  texts.map(({ value, language = null }) => ({ value, language }));

export const pictureOf = ({ nodes, links }: Shapes['NodeLinkGraph']): Picture => ({
  dots: nodes.map(({ id, name, schema, other_names: names, degree }) =>
    ({ id, caption: name, schema, names: textsOf(names), degree })),
  lines: links.map(({ key, source, target, type, roles, start = null, end = null, status, confidence }) => ({
    id: key, source, target, type, start, end, confidence,
    roles: textsOf(roles), caption: roles[0]?.value ?? '', status: status as Tie['status'],
  })),
});
