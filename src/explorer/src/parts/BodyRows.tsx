import type { JSX } from 'preact';
import type { Body } from '../api/client.ts';
import { type Branch, isEmpty, treeOf } from '../bodies.ts';
import { pathOf } from '../state/address.ts';
import { language, text } from '../state/language.ts';
import { number } from '../text/format.ts';
import { Bar } from './Bar.tsx';
import { EntityLink } from './EntityLink.tsx';

interface Props {
  bodies: readonly Body[];
  /** How many members were claimed for each. */
  claimed: ReadonlyMap<string, number>;
  /** The day that is looked at; kept by the links. */
  asOf?: string;
  /** Whether everybody known counts, whenever it was. */
  isWhenever?: boolean;
}

/** The numbers that a bar shows. */
const countsOf = ({ members }: Body, isWhenever: boolean | undefined): { certain: number; unknown: number } =>
  isWhenever ? { certain: members.known, unknown: 0 } : members;

interface Row extends Omit<Props, 'bodies'> {
  branch: Branch;
  most: number;
  level: number;
}

function BodyRow({ branch, level, ...all }: Row): JSX.Element {
  const { body, below } = branch;
  const { claimed, asOf, most } = all;
  const { certain, unknown } = countsOf(body, all.isWhenever);
  const claim = claimed.get(body.id);
  const [shown, folded] = [below.filter((one) => !isEmpty(one)), below.filter(isEmpty)];
  return (
    <li>
      <div class={`body-row level-${Math.min(level, 3)}`}>
        <EntityLink entity={body} to={pathOf('bodies', body.id)} query={{ as_of: asOf }} />
        <Bar certain={certain} unknown={unknown} claimed={claim} most={most} />
        <span class="count">
          <b>{number(certain + unknown, language.value)}</b>
          {claim !== undefined && <span class="secondary"> / {number(claim, language.value)}</span>}
        </span>
      </div>
      {shown.length > 0 && (
        <ul class="plain">
          {shown.map((one) => (
            <BodyRow key={one.body.id} branch={one} level={level + 1} {...all} />
          ))}
        </ul>
      )}
      {folded.length > 0 && <Folded branches={folded} level={level + 1} {...all} />}
    </li>
  );
}

/** Bodies without a known member, behind a disclosure button. */
const Folded = ({ branches, ...row }: Omit<Row, 'branch'> & { branches: readonly Branch[] }): JSX.Element => (
  <details class={`folded level-${Math.min(row.level, 3)}`}>
    <summary>{text.value.emptyBodies(branches.length, row.asOf !== undefined)}</summary>
    <ul class="plain">{branches.map((branch) => <BodyRow key={branch.body.id} branch={branch} {...row} />)}</ul>
  </details>
);

/** All bodies as nested lists, with known members held against claimed numbers. */
export function BodyRows({ bodies, ...props }: Props): JSX.Element {
  const tree = treeOf(bodies, props.isWhenever);
  const most = Math.max(...bodies.map((body) => {
    const { certain, unknown } = countsOf(body, props.isWhenever);
    return Math.max(certain + unknown, props.claimed.get(body.id) ?? 0);
  }), 1);
  const all = { ...props, most, level: 0 };
  const shown = tree.filter((branch) => !isEmpty(branch));
  const empty = tree.filter(isEmpty);
  return (
    <div class="bodies">
      <ul class="plain">
        {shown.map((branch) => (
          <BodyRow key={branch.body.id} branch={branch} {...all} />
        ))}
      </ul>
      {empty.length > 0 && <Folded branches={empty} {...all} />}
    </div>
  );
}
