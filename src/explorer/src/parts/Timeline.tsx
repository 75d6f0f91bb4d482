import type { JSX } from 'preact';
import type { Ref, Tie } from '../api/client.ts';
import { classOf } from '../state/catalog.ts';
import { language, text } from '../state/language.ts';
import { first, isExact, last, type Moment, stretches } from '../dates.ts';
import { byStart, nameOf, roleOf } from '../text/names.ts';
import { termText } from './Dates.tsx';
import { EntityLink } from './EntityLink.tsx';
import { Role } from './Tie.tsx';

export interface Post {
  readonly tie: Tie;
  readonly other: Ref;
}

interface Frame {
  readonly from: Moment;
  readonly to: Moment;
  readonly years: readonly number[];
}

const width = 1000;

/** The years that the dated posts span, one more at its end for what is open. */
function frameOf(posts: readonly Post[]): Frame | undefined {
  const dates = posts.flatMap(({ tie }) => [tie.start, tie.end]).filter((date) => date !== null);
  if (dates.length === 0) return undefined;
  const years = dates.map((date) => Number(date.slice(0, 4)));
  const firstYear = Math.min(...years);
  const lastYear = Math.max(...years) + 2;
  const step = Math.ceil((lastYear - firstYear) / 8);
  return {
    from: first(String(firstYear)),
    to: first(String(lastYear)),
    years: Array.from({ length: Math.ceil((lastYear - firstYear) / step) }, (_, index) => firstYear + index * step),
  };
}

const place = (moment: Moment, { from, to }: Frame): number =>
  Math.round(((moment - from) / (to - from)) * width);

function Axis({ frame }: { frame: Frame }): JSX.Element {
  return (
    <div class="axis" aria-hidden="true">
      {frame.years.map((year) => (
        <span key={year} ref={(label) => {
          if (label) label.style.left = `${place(first(String(year)), frame) / 10}%`;
        }}>{year}</span>
      ))}
    </div>
  );
}

function Term({ tie, frame, name }: { tie: Tie; frame: Frame; name: string }): JSX.Element {
  const parts = stretches(tie.start, tie.end, frame.from, frame.to);
  const exact = [tie.start && isExact(tie.start) && first(tie.start), tie.end && isExact(tie.end) && last(tie.end)]
    .filter((moment): moment is Moment => typeof moment === 'number');
  return (
    <svg class="term" viewBox={`0 0 ${width} 24`} preserveAspectRatio="none" role="img" aria-label={name}>
      {frame.years.map((year) => <path key={year} class="grid" d={`M${place(first(String(year)), frame)} 0v24`} />)}
      {parts.length === 0 && <path class="undated" d={`M0 12h${width}`} />}
      {parts.map((part) => {
        const x = place(part.from, frame);
        const long = Math.max(place(part.to, frame) - x, 4);
        return part.kind === 'open'
          ? <path key={`o${x}`} class="open" d={`M${x} 12h${long}`} />
          : <rect key={part.kind + x} class={part.kind} x={x} y="7" width={long} height="10" />;
      })}
      {exact.map((moment) => <path key={moment} class="exact" d={`M${place(moment, frame)} 4v16`} />)}
    </svg>
  );
}

/** Attendances stand together in one row: each a ring on its day. */
function Attendances({ posts, frame }: { posts: readonly Post[]; frame: Frame }): JSX.Element {
  const t = text.value;
  const dated = posts.filter(({ tie }) => tie.start ?? tie.end);
  const name = t.labelled(t.attended) + dated.map(({ other }) => nameOf(other, language.value)).join(t.comma);
  return (
    <li>
      <div class="post">{t.attended}<div class="secondary">{t.times(posts.length)}</div></div>
      <svg class="term rings" viewBox={`0 0 ${width} 24`} preserveAspectRatio="none" role="img" aria-label={name}>
        {frame.years.map((year) => <path key={year} class="grid" d={`M${place(first(String(year)), frame)} 0v24`} />)}
        {dated.map(({ tie }) => (
          <path key={tie.id} class="ring" d={`M${place(first(tie.start ?? tie.end!), frame)} 12h0`} />
        ))}
      </svg>
      <div class="secondary">{posts.length > dated.length ? t.undatedOf(posts.length - dated.length) : ''}</div>
    </li>
  );
}

/** Posts over time: what is certain, what is known only to the month or year, and what is not known. */
export function Timeline({ posts }: { posts: readonly Post[] }): JSX.Element | null {
  const t = text.value;
  const isAttendance = ({ tie }: Post): boolean => classOf(tie.type) === 'participation';
  const held = posts.filter((post) => !isAttendance(post)).toSorted((a, b) => byStart(a.tie, b.tie));
  const attended = posts.filter(isAttendance);
  const frame = frameOf(posts);
  if (!frame) return <p class="secondary">{t.noDatedPosts}</p>;
  return (
    <div class="timeline">
      <Axis frame={frame} />
      <ul class="plain">
        {held.map(({ tie, other }) => {
          const term = termText(tie);
          const name = t.labelled([roleOf(tie, language.value), nameOf(other, language.value)].join(t.comma)) + term;
          return (
            <li key={tie.id}>
              <div class="post"><EntityLink entity={other} /><div class="secondary"><Role tie={tie} /></div></div>
              <Term tie={tie} frame={frame} name={name} />
              <div class="secondary dates">{term}</div>
            </li>
          );
        })}
        {attended.length > 0 && <Attendances posts={attended} frame={frame} />}
      </ul>
    </div>
  );
}
