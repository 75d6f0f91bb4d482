import type { JSX } from 'preact';
import type { Ref, Text, Tie as TieShape } from '../api/client.ts';
import { language, text } from '../state/language.ts';
import { number } from '../text/format.ts';
import { roleOf } from '../text/names.ts';
import { Dates } from './Dates.tsx';
import { EntityLink, languageOf } from './EntityLink.tsx';
import { Own } from './Own.tsx';
import { Sources } from './Source.tsx';
import { Status } from './Status.tsx';

/** A role in words, marked with its language. */
export function Role({ tie }: { tie: { caption: string; roles: readonly Text[] } }): JSX.Element {
  const role = roleOf(tie, language.value);
  return <span class="role" lang={languageOf(role)}>{role}</span>;
}

interface Props {
  tie: TieShape;
  /** Whose tie it is, where that is told with it. */
  of?: Ref;
  /** The other end. */
  other?: Ref;
  /** Where the other end leads, instead of to its page: then the tie is told a second time there. */
  to?: string;
}

/** A tie with all that belongs to it: role, ends, dates, status, confidence, and who says so. */
export const Tie = ({ tie, of, other, to }: Props): JSX.Element => (
  <div class="tie" id={to ? undefined : tie.id}>
    <div>
      {of && <><EntityLink entity={of} />{' '}</>}
      <Role tie={tie} />
      {other && <>{' '}<EntityLink entity={other} to={to} /></>}
    </div>
    <div class="secondary">
      <Dates {...tie} /> <Status tie={tie} />
      {tie.share_percent !== null && ` · ${text.value.shareOf(number(tie.share_percent, language.value))}`}
    </div>
    <Own custom={tie.custom} />
    <Sources sources={tie.sources} />
  </div>
);
