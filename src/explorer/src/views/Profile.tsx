import type { JSX } from 'preact';
import type { Ref, Source as SourceShape, Tie } from '../api/client.ts';
import { Dates } from '../parts/Dates.tsx';
import { EntityHead } from '../parts/EntityHead.tsx';
import { EntityLink, languageOf } from '../parts/EntityLink.tsx';
import { Link } from '../parts/Link.tsx';
import { Failed } from '../parts/Failed.tsx';
import { Skeleton } from '../parts/Skeleton.tsx';
import { Source } from '../parts/Source.tsx';
import { Status } from '../parts/Status.tsx';
import { citationParts, citedLink, TakeAway } from '../parts/TakeAway.tsx';
import { Role } from '../parts/Tie.tsx';
import { pathOf } from '../state/address.ts';
import { isSeat, relationship } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { useRead } from '../state/read.ts';
import { byStart, nameOf, refOf } from '../text/names.ts';
import { type Notes, notesOf } from '../text/notes.ts';
import { postsOf } from './Entity.tsx';

interface Statement {
  readonly tie: Tie;
  readonly other: Ref;
  readonly isReverse: boolean;
}

/** The numbers of the notes that state something, each a link to its note. */
const Marks = ({ sources, notes }: { sources: readonly SourceShape[]; notes: Notes }): JSX.Element => (
  <sup class="marks">
    {notes.numbersOf(sources).map((number) => <a key={number} href={`#note-${number}`}>[{number}]</a>)}
  </sup>
);

const Statements = ({ statements, notes }: { statements: readonly Statement[]; notes: Notes }): JSX.Element => (
  <ul class="plain statements">
    {statements.map(({ tie, other, isReverse }) => (
      <li key={tie.id}>
        <span class="secondary">{text.value.labelled(relationship(tie.type, isReverse))}</span>
        <EntityLink entity={other} />
        {text.value.comma}<Role tie={tie} /><Marks sources={tie.sources} notes={notes} />
        <div class="secondary"><Dates {...tie} /> <Status tie={tie} /></div>
      </li>
    ))}
  </ul>
);

/** What the data leave open, said as plainly as what they tell. */
function NotKnown({ seats }: { seats: readonly Statement[] }): JSX.Element {
  const t = text.value;
  const open = (side: 'start' | 'end'): readonly JSX.Element[] => seats.filter(({ tie }) => !tie[side])
    .map(({ tie, other }, index) => {
      const name = nameOf(other, language.value);
      return <span key={tie.id}>
        {index > 0 && t.listed}<Role tie={tie} />{t.comma}<span lang={languageOf(name)}>{name}</span>
      </span>;
    });
  return (
    <ul>
      {(['start', 'end'] as const).map((side) => {
        const what = open(side);
        return what.length > 0 && <li key={side}>{t.notKnownList[side]} {what}</li>;
      })}
      <li>{t.notKnownList.noSource}</li>
    </ul>
  );
}

/** A member's seats, terms and evidence, to be printed, checked and cited. */
export function Profile({ id }: { id: string }): JSX.Element {
  const t = text.value;
  const { data, kept, failure } = useRead('/api/v1/entities/{id}/adjacent', { path: { id }, query: { limit: 500 } });
  if (failure) return <Failed failure={failure} />;
  if (data?.entity.id !== id) return <Skeleton lines={8} />;

  const statements = postsOf(data).map(({ affiliation, entity, direction }) =>
    ({ tie: affiliation, other: entity, isReverse: direction === 'in' })).toSorted((a, b) => byStart(a.tie, b.tie));
  const isOwnSeat = ({ tie, isReverse }: Statement): boolean => !isReverse && isSeat(tie.type);
  const seats = statements.filter(isOwnSeat);
  const others = statements.filter((statement) => !isOwnSeat(statement));
  const notes = notesOf([data.entity.sources, ...[...seats, ...others].map(({ tie }) => tie.sources)]);
  const name = nameOf(refOf(data.entity), language.value);
  const [before, sets, after] = citationParts(citedLink(true));
  return (
    <article class="narrow profile">
      <p class="no-print buttons">
        <Link to={pathOf('e', id)}>{t.backToEntity(name)}</Link>{' '}
        <button type="button" onClick={() => print()}>{t.print}</button>
      </p>
      <EntityHead entity={data.entity} />
      <p class="note">{t.neutralNote}</p>
      <h2>{t.seats}</h2>
      {seats.length > 0 ? <Statements statements={seats} notes={notes} /> : <p>{t.noTies}</p>}
      {others.length > 0 && <h2>{t.otherTies}</h2>}
      <Statements statements={others} notes={notes} />
      <h2>{t.notKnown}</h2>
      <NotKnown seats={seats} />
      <h2>{t.notes}</h2>
      <ol class="notes">
        {notes.sources.map((source, index) => (
          <li key={source.id} id={`note-${index + 1}`}><Source source={source} /></li>
        ))}
      </ol>
      <p class="secondary">{before}<span lang="en">{sets}</span>{after}</p>
      <div class="no-print">
        <TakeAway json={`/api/v1/entities/${encodeURIComponent(id)}/adjacent`} query={{ limit: 500 }}
          formats={{ ids: [id], hops: 1 }} kept={kept} embed isDated />
      </div>
    </article>
  );
}
