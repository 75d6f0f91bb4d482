import type { JSX } from 'preact';
import { text } from '../state/language.ts';
import type { Failure } from '../state/read.ts';
import { languageOf } from './EntityLink.tsx';
import { Link } from './Link.tsx';

/** What went wrong in the words of the page: the API tells it in English, and for those who write to it. */
function said(status: number): string {
  const t = text.value;
  return status === 0 ? t.unreachable : status === 503 ? t.notReady : status === 404 ? t.missingLead
    : status >= 400 && status < 500 ? t.refused : t.failed;
}

/** What went wrong, and what can be done. */
export const Problem = ({ failure: { status, detail } }: { failure: Failure }): JSX.Element => {
  const t = text.value;
  return (
    <div class="problem" role="alert">
      <p>{said(status)}</p>
      {detail && status !== 503 && <p class="secondary" lang={languageOf(detail)}>{detail}</p>}
      {status === 404
        ? <p><Link to="/search">{t.searchInstead}</Link></p>
        : <p><button type="button" onClick={() => location.reload()}>{t.again}</button></p>}
    </div>
  );
};
