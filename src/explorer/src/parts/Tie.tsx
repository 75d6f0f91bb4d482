import type { JSX } from 'preact';
import type { Ref, Tie as TieShape } from '../api/client.ts';
import { language } from '../state/language.ts';
import { roleOf } from '../text/names.ts';
import { Dates } from './Dates.tsx';
import { EntityLink, languageOf } from './EntityLink.tsx';
import { Sources } from './Source.tsx';
import { Status } from './Status.tsx';

/** A role in words, marked with its language. */
export function Role({ tie }: { tie: Pick<TieShape, 'caption' | 'roles'> }): JSX.Element {
  const role = roleOf(tie, language.value);
  return <span class="role" lang={languageOf(role)}>{role}</span>;
}

/** A tie with all that belongs to it: role, other end, dates, status, confidence, and who says so. */
export const Tie = ({ tie, other }: { tie: TieShape; other?: Ref }): JSX.Element => (
  <div class="tie" id={tie.id}>
    <div><Role tie={tie} />{other && <>{' '}<EntityLink entity={other} /></>}</div>
    <div class="secondary"><Dates {...tie} /> <Status tie={tie} /></div>
    <Sources sources={tie.sources} />
  </div>
);
