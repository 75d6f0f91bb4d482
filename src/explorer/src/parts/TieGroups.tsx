import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { relationship } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import type { Answer } from '../state/read.ts';
import { byStart } from '../text/names.ts';
import { Tie } from './Tie.tsx';

type Adjacency = Answer<'/api/v1/entities/{id}/adjacent'>;
type Adjacent = Adjacency['adjacent'][string]['results'][number];

/** How many ties of a kind are shown before the reader asks for all. */
const few = 12;

function TieGroup({ title, ties }: { title: string; ties: readonly Adjacent[] }): JSX.Element {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? ties : ties.slice(0, few);
  return (
    <section class="tie-group">
      <h3>{title} <span class="secondary">{ties.length}</span></h3>
      <ul class="plain">
        {shown.map(({ affiliation, entity }) => (
          <li key={affiliation.id}><Tie tie={affiliation} other={entity} /></li>
        ))}
      </ul>
      {shown.length < ties.length &&
        <button type="button" onClick={() => setWhole(true)}>{text.value.showAll(ties.length)}</button>}
    </section>
  );
}

/** The ties of an entity by kind and direction, each with its evidence. */
export function TieGroups({ answer }: { answer: Adjacency }): JSX.Element {
  const groups = Object.entries(answer.adjacent).flatMap(([type, group]) =>
    [false, true].map((isReverse) => ({
      key: `${type} ${isReverse}`,
      title: relationship(type, isReverse),
      ties: group.results.filter((tie) => (tie.direction === 'in') === isReverse)
        .toSorted((one, other) => byStart(one.affiliation, other.affiliation)),
      left: group.total.value - group.results.length,
    }))).filter((group) => group.ties.length > 0);
  if (groups.length === 0) return <p>{text.value.noTies}</p>;
  return <>{groups.map(({ key, ...group }) => <TieGroup key={key} {...group} />)}</>;
}
