import type { JSX } from 'preact';
import { isWord, word } from '../state/catalog.ts';
import { text } from '../state/language.ts';
import type { Failure } from '../state/read.ts';
import { languageOf } from './EntityLink.tsx';
import { Link } from './Link.tsx';

/** What went wrong in few words; in those of the API, where it tells why there is no answer. */
function said({ status, code }: Failure): string {
  const t = text.value;
  if (isWord('problems', code)) return word('problems', code);
  return status === 0 ? t.unreachable : status === 503 ? t.notReady : status === 404 ? t.missingLead
    : status >= 400 && status < 500 ? t.refused : t.failed;
}

/** What went wrong, and what can be done. */
export const Problem = ({ failure }: { failure: Failure }): JSX.Element => {
  const t = text.value;
  const { status, detail } = failure;
  return (
    <div class="problem" role="alert">
      <p>{said(failure)}</p>
      {detail && status !== 503 && status !== 404 && <p class="secondary" lang={languageOf(detail)}>{detail}</p>}
      {status === 404
        ? <p><Link to="/search">{t.searchInstead}</Link></p>
        : <p><button type="button" onClick={() => location.reload()}>{t.again}</button></p>}
    </div>
  );
};
