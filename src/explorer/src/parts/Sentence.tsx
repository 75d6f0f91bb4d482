import type { JSX } from 'preact';
import type { PathHop, PathShape, Ref } from '../api/client.ts';
import { language, text } from '../state/language.ts';
import { relationship } from '../state/catalog.ts';
import { share } from '../text/format.ts';
import { togetherText } from './Dates.tsx';
import { EntityLink } from './EntityLink.tsx';
import { Source } from './Source.tsx';
import { Role, Tie } from './Tie.tsx';

/** An arrow in the direction of the tie, named for those who do not see it. */
const Arrow = ({ hop }: { hop: PathHop }): JSX.Element => (
  <span class="arrow" role="img" aria-label={text.value.arrow[hop.direction === 'backward' ? 'backward' : 'forward']}>
    {hop.direction === 'backward' ? '←' : '→'}
  </span>
);

/** The sources of a path, each once: asked for as full evidence. */
function Numbered({ path }: { path: PathShape }): JSX.Element | null {
  const t = text.value;
  const evidence = path.evidence ?? [];
  if (evidence.length === 0) return null;
  return (
    <details>
      <summary>{t.numberedSources(evidence.length)}</summary>
      <ol class="notes">
        {evidence.map((one) => (
          <li key={one.source.id}>
            <Source source={one.source} />
            <div class="secondary">{t.countsAs(t.placeholders[one.counts_as] ?? one.counts_as)}</div>
          </li>
        ))}
      </ol>
    </details>
  );
}

interface Props {
  path: PathShape;
  entities: Readonly<Record<string, Ref>>;
  open?: boolean;
}

/** A path as a sentence, whose hops open one by one with their evidence. */
export function Sentence({ path, entities, open }: Props): JSX.Element {
  const t = text.value;
  const entity = (id: string): Ref => entities[id] ?? { id, caption: id, schema: '', names: [] };
  return (
    <div class="sentence">
      <p class="path">
        {path.hops.map((hop, index) => {
          const [tie] = hop.relationships;   // posts before attendance, the surest first
          return (
            <span key={index}>
              {index === 0 && <EntityLink entity={entity(hop.from)} />}{' '}
              {tie && <span class="secondary"><Role tie={tie} /></span>}{' '}
              <Arrow hop={hop} />{' '}
              <EntityLink entity={entity(hop.to)} />
            </span>
          );
        })}
      </p>
      <p class="secondary">
        {t.allTies} {togetherText(path.validity.certainty, path.validity)}
        {' · '}{t.publishersInAll(path.independent_sources)}
        {path.length > 1 && ` · ${t.fewestPublishers(path.least_sourced_hop.index + 1,
          path.least_sourced_hop.independent_sources)}`}
      </p>
      <details open={open}>
        <summary>{t.hopsAndEvidence(path.length, share(path.confidence))}</summary>
        <ol class="hops">
          {path.hops.map((hop, index) => (
            <li key={index}>
              <p><EntityLink entity={entity(hop.from)} /> <Arrow hop={hop} /> <EntityLink entity={entity(hop.to)} /></p>
              {hop.relationships.map((tie) => (
                <div key={tie.id}>
                  <span class="secondary" lang={language.value}>{t.labelled(relationship(tie.type))}</span>
                  <Tie tie={tie} />
                </div>
              ))}
            </li>
          ))}
        </ol>
      </details>
      <Numbered path={path} />
    </div>
  );
}
