// Questions to try, about what the data have.
import type { Body, Ref } from './api/client.ts';

/** Those whom the shipped data are asked about. */
export const shipped = { body: 'body-wic-hac-1', asOf: '2016-06', people: ['per-jack-ma', 'per-wendy-hall'] } as const;

export interface Questions {
  /** Who sits on it, as of a day where there is one. */
  readonly body?: { readonly entity: Ref; readonly asOf?: string };
  /** How the two are connected. */
  readonly pair?: readonly [Ref, Ref];
  /** How somebody is tied to the conference. */
  readonly person?: Ref;
}

/** The shipped questions, where the data have those that they are about; else the largest body, the best connected. */
export function questionsOf(
  bodies: readonly Body[], known: readonly (Ref | null)[], connected: readonly Ref[]): Questions {
  const committee = bodies.find(({ id }) => id === shipped.body);
  const [largest] = bodies.filter(({ members }) => members.known > 0)
    .toSorted((one, other) => other.members.known - one.members.known || one.id.localeCompare(other.id));
  const found = known.filter((one) => one !== null);
  const people = [...found, ...connected.filter(({ id }) => found.every((one) => one.id !== id))];
  const [person, other] = people;
  return {
    body: committee ? { entity: committee, asOf: shipped.asOf } : largest && { entity: largest },
    pair: person && other && [person, other],
    person,
  };
}
