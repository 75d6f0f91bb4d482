import type { JSX } from 'preact';
import { text } from '../state/language.ts';

interface Props {
  certain: number;
  unknown: number;
  claimed?: number;
  /** The number that the whole width stands for. */
  most: number;
}

/** Known members against a claimed number: solid, hatched where dates do not tell, pale up to the claim. */
export function Bar({ certain, unknown, claimed, most }: Props): JSX.Element {
  const scale = (count: number): number => (count / Math.max(most, 1)) * 400;
  const known = certain + unknown;
  const t = text.value;
  const name = [t.certain(certain), t.dontTell(unknown), claimed && t.claimed(claimed)].filter(Boolean).join(t.comma);
  return (
    <svg class="bar" viewBox="0 0 404 20" width="100%" height="20" preserveAspectRatio="none" role="img"
      aria-label={name}>
      {claimed !== undefined && claimed > known &&
        <rect class="bar-claimed" x={scale(known)} y="5" width={scale(claimed - known)} height="10" />}
      <rect class="bar-certain" x="0" y="5" width={scale(certain)} height="10" />
      <rect class="bar-hatch" x={scale(certain)} y="5" width={scale(unknown)} height="10" />
      {claimed !== undefined && <path class="bar-claim" d={`M${scale(claimed)} 1v18`} />}
    </svg>
  );
}
