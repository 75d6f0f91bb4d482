// The export of a subgraph in node-link JSON, read as a picture.
import type { Text, Tie } from '../api/client.ts';
import type { Picture } from './picture.ts';

interface NodeLink {
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly schema: string;
    readonly other_names?: readonly Text[];
    readonly degree?: number;
  }[];
  readonly links: readonly {
    readonly key: string;
    readonly source: string;
    readonly target: string;
    readonly type: string;
    readonly roles?: readonly Text[];
    readonly start?: string;
    readonly end?: string;
    readonly status: Tie['status'];
    readonly confidence: number;
  }[];
}

export function pictureOf(graph: unknown): Picture {
  const { nodes, links } = graph as NodeLink;
  return {
    dots: nodes.map((node) => ({ ...node, caption: node.name, names: node.other_names })),
    lines: links.map(({ key, roles = [], start = null, end = null, ...link }) =>
      ({ ...link, id: key, roles, caption: roles[0]?.value ?? '', start, end })),
  };
}
