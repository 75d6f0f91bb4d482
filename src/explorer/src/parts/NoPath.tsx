import type { JSX } from 'preact';
import type { Shapes } from '../api/client.ts';
import { text } from '../state/language.ts';
import { keyOf } from '../state/question.ts';
import { step } from '../state/url.ts';

/** Why nothing was found, and what would find something: each one click away. */
export function NoPath({ answer }: { answer: Shapes['PathAnswer'] }): JSX.Element {
  const t = text.value;
  const { searched } = answer;
  const say = ({ drop, length }: Shapes['PathRelaxation']): string =>
    drop === 'max_depth' && length ? t.relaxation.max_depth(length)
      : drop === 'avoid' || drop === 'as_of' ? t.relaxation[drop]
      : t.relaxation.other(t.conditions[drop] ?? drop);
  return (
    <section class="no-path">
      <p class="lead" role="status">{t.noPath(answer.query.max_depth ?? 0, answer.explored_count)}</p>
      {searched && !searched.same_component && <p>{t.notJoined}</p>}
      <ul class="plain relaxations">
        {(answer.relaxations ?? []).map((relaxation) => {
          const { drop, length, would_find: found, relation } = relaxation;
          const change = { [keyOf(drop)]: drop === 'max_depth' && length ? length : undefined };
          return (
            <li key={drop}>
              <button type="button" disabled={found === 0} onClick={() => step(change)}>{say(relaxation)}</button>{' '}
              <span class="secondary">{found === 0 ? t.wouldFindNone : t.wouldFind(found, relation === 'gte')}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
