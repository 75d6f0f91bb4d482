import type { JSX } from 'preact';
import type { Ref, Text, Tie as TieShape } from '../api/client.ts';
import { language } from '../state/language.ts';
import { roleOf } from '../text/names.ts';
import { Dates } from './Dates.tsx';
import { EntityLink, languageOf } from './EntityLink.tsx';
import { Sources } from './Source.tsx';
import { Status } from './Status.tsx';

/** A role in words, marked with its language. */
export function Role({ tie }: { tie: { caption: string; roles: readonly Text[] } }): JSX.Element {
  const role = roleOf(tie, language.value);
  return <span class="role" lang={languageOf(role)}>{role}</span>;
}

/**
 * A tie with all that belongs to it: role, other end, dates, status, confidence, and who says so. One whose other end
 * leads elsewhere is told a second time on its page.
 */
export const Tie = ({ tie, other, to }: { tie: TieShape; other?: Ref; to?: string }): JSX.Element => (
  <div class="tie" id={to ? undefined : tie.id}>
    <div><Role tie={tie} />{other && <>{' '}<EntityLink entity={other} to={to} /></>}</div>
    <div class="secondary"><Dates {...tie} /> <Status tie={tie} /></div>
    <Sources sources={tie.sources} />
  </div>
);
