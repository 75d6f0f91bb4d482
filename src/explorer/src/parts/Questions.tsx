import type { JSX } from 'preact';
import type { Body, Ref } from '../api/client.ts';
import { questionsOf, type Questions as Asked, shipped } from '../questions.ts';
import { pathOf } from '../state/address.ts';
import { conference, useKnown } from '../state/conference.ts';
import { language, text } from '../state/language.ts';
import { useRead } from '../state/read.ts';
import { day } from '../text/format.ts';
import { nameOf, otherName } from '../text/names.ts';
import { Link } from './Link.tsx';

/** Questions about what the data have; nothing until that is known. */
export function useQuestions(bodies: readonly Body[] | undefined): Asked | undefined {
  const [one, other] = shipped.people.map(useKnown);
  const isOurs = one !== null && other !== null;
  const { data, failure } = useRead('/api/v1/centrality/{measure}', isOurs ? null :
    { path: { measure: 'degree' }, query: { schema: 'Person', limit: 2 } });
  if (!bodies || one === undefined || other === undefined || (!isOurs && !data && !failure)) return undefined;
  return questionsOf(bodies, [one, other], data?.results ?? []);
}

/** Names of those whom the questions are about, to show how one searches. */
export const examplesOf = ({ person, pair }: Asked): readonly string[] =>
  [person, pair?.[1]].filter((one) => one !== undefined)
    .flatMap((one) => [nameOf(one, language.value), otherName(one, language.value)])
    .filter((name) => name !== undefined);

/** Questions with real answers, each one click away. */
export function Questions({ asked, hasConference }: { asked: Asked; hasConference: boolean }): JSX.Element {
  const t = text.value;
  const name = (entity: Ref): string => nameOf(entity, language.value);
  const { body, pair, person } = asked;
  return (
    <ul class="questions">
      {body && (
        <li>
          <Link to={pathOf('bodies', body.entity.id)} query={{ as_of: body.asOf }}>
            {t.questionBody(name(body.entity), body.asOf && day(body.asOf, language.value))}
          </Link>
        </li>
      )}
      {pair && (
        <li>
          <Link to="/paths"
            query={{ from: pair[0].id, to: pair[1].id, tree: hasConference ? conference : undefined }}>
            {t.questionPath(name(pair[0]), name(pair[1]), hasConference)}
          </Link>
        </li>
      )}
      {person && <li><Link to={pathOf('e', person.id)}>{t.questionPerson(name(person), hasConference)}</Link></li>}
    </ul>
  );
}
