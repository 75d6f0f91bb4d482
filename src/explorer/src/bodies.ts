// The bodies as a tree, and the number of members that was claimed for each.
import type { Body, Claim, Shapes } from './api/client.ts';

export interface Branch {
  readonly body: Body;
  readonly below: readonly Branch[];
}

/** Bodies below their first parent in the list; those whose parents are not in it stand at the top. */
export function treeOf(bodies: readonly Body[], isWhenever = false): Branch[] {
  const ids = new Set(bodies.map((body) => body.id));
  const parentOf = (body: Body): string | undefined =>
    body.parents.find((parent) => ids.has(parent.id) && parent.id !== body.id)?.id;
  const grow = (parent: string | undefined, above: ReadonlySet<string>): Branch[] =>
    bodies.filter((body) => parentOf(body) === parent && !above.has(body.id))
      .map((body) => ({ body, below: grow(body.id, new Set([...above, body.id])) }))
      .toSorted(isWhenever ? byKnown : byWeight);
  return grow(undefined, new Set());
}

const sum = (branch: Branch, count: (body: Body) => number): number =>
  count(branch.body) + branch.below.reduce((total, below) => total + sum(below, count), 0);

/** Those with many known members come first, then by name. */
const byKnown = (one: Branch, other: Branch): number =>
  sum(other, (body) => body.members.known) - sum(one, (body) => body.members.known) ||
  one.body.caption.localeCompare(other.body.caption);

/** Those with members who are certain come first, then those with members at all, then by name. */
const byWeight = (one: Branch, other: Branch): number =>
  sum(other, (body) => body.members.certain) - sum(one, (body) => body.members.certain) || byKnown(one, other);

/** Whether anything is known of a branch's members. */
export const isEmpty = (branch: Branch): boolean =>
  sum(branch, ({ members }) => members.certain + members.unknown) === 0;

/** The claims about a body's number of members, the current one first. */
export const memberClaims = (coverage: Shapes['CoverageShape'] | undefined): readonly Claim[] =>
  (coverage?.claims ?? []).filter((claim) => claim.measure === 'members')
    .toSorted((one, other) => Number(other.current) - Number(one.current));

/** The number against which known members are held: what was last claimed, where they are a share of it. */
export const claimedIn = (claims: readonly Claim[]): number | undefined =>
  claims[0]?.comparable ? claims[0].value : undefined;

/** The claimed number of members of each body of which what is known is a share. */
export const claimedOf = (coverage: Shapes['CoverageAnswer'] | undefined): ReadonlyMap<string, number> =>
  new Map((coverage?.results ?? []).flatMap((one) => {
    const claimed = claimedIn(memberClaims(one));
    return claimed === undefined ? [] : [[one.body.id, claimed]];
  }));
