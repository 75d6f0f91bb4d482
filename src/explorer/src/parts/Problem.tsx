import type { JSX } from 'preact';
import { text } from '../state/language.ts';
import type { Failure } from '../state/read.ts';
import { languageOf } from './EntityLink.tsx';
import { Link } from './Link.tsx';

/** What went wrong, and what can be done. */
export const Problem = ({ failure }: { failure: Failure }): JSX.Element => {
  const t = text.value;
  return (
    <div class="problem" role="alert">
      {failure.status === 0 ? <p>{t.unreachable}</p> : failure.status === 503 ? <p>{t.notReady}</p>
        : failure.detail ? <p lang={languageOf(failure.detail)}>{failure.detail}</p> : <p>{t.failed}</p>}
      {failure.status === 404
        ? <p><Link to="/search">{t.searchInstead}</Link></p>
        : <p><button type="button" onClick={() => location.reload()}>{t.again}</button></p>}
    </div>
  );
};
