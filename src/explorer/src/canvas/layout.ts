// Where everything lies. Rounds are counted, never timed, and nothing is random: the same picture always lies the same.
import forceAtlas2 from 'graphology-layout-forceatlas2/iterate.js';
import noverlap from 'graphology-layout-noverlap/iterate.js';

/** What is laid out, in columns. */
export interface Plan {
  /** Size of each mark, in units of the layout: the same however many ties it has, so that expanding moves nothing. */
  readonly sizes: Float32Array;
  /** In which stage each mark enters, from 0: earlier ones stay where they are. */
  readonly stages: Uint8Array;
  readonly sources: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float32Array;
  /** Whether it is too large to be made good-looking. */
  readonly isBig: boolean;
}

const nodeColumns = 10;
const edgeColumns = 3;
const [x, y, mass, size, fixed] = [0, 1, 6, 8, 9] as const;

const turn = 2.39996;   // the golden angle: a start without a pattern

const settingsFor = (count: number, isBig: boolean) => ({
  linLogMode: false,
  outboundAttractionDistribution: true,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: isBig ? 10 : 30,
  strongGravityMode: false,
  gravity: isBig ? 1 : 1.2,
  slowDown: 2 + Math.log(Math.max(count, 1)),
  barnesHutOptimize: count > 400,
  barnesHutTheta: isBig ? 1.2 : 0.7,
});

const roundsFor = (count: number, isBig: boolean): number =>
  isBig ? 120 : Math.min(Math.max(Math.round(60_000 / count), 300), 700);

/** Lays a plan out, stage by stage; tells of its progress now and then. The answer alternates x and y. */
export function layOut(plan: Plan, tell: (positions: Float32Array) => void = () => undefined): Float32Array {
  const count = plan.sizes.length;
  const positions = new Float32Array(2 * count);
  const placed = new Uint8Array(count);
  const last = plan.stages.reduce((most, stage) => Math.max(most, stage), 0);
  for (let stage = 0; stage <= last; stage++) {
    place(plan, stage, positions, placed);
    settle(plan, stage, positions, placed, tell);
  }
  return positions;
}

/** Puts the newcomers of a stage on a spiral, or beside a neighbour that lies already. */
function place(plan: Plan, stage: number, positions: Float32Array, placed: Uint8Array): void {
  const beside = new Int32Array(placed.length).fill(-1);
  plan.sources.forEach((source, edge) => {
    const target = plan.targets[edge]!;
    if (placed[source]) beside[target] = source;
    if (placed[target]) beside[source] = target;
  });
  let index = 0;
  plan.stages.forEach((of, node) => {
    if (of !== stage) return;
    const near = beside[node]!;
    const radius = near < 0 ? 10 * Math.sqrt(index) : 60 + 6 * Math.sqrt(index);
    positions[2 * node] = (near < 0 ? 0 : positions[2 * near]!) + radius * Math.cos(index * turn);
    positions[2 * node + 1] = (near < 0 ? 0 : positions[2 * near + 1]!) + radius * Math.sin(index * turn);
    index++;
  });
}

function settle(
  plan: Plan, stage: number, positions: Float32Array, placed: Uint8Array, tell: (positions: Float32Array) => void,
): void {
  const nodes: number[] = [];
  const row = new Int32Array(placed.length).fill(-1);
  plan.stages.forEach((of, node) => {
    if (of <= stage) row[node] = nodes.push(node) - 1;
  });
  const matrix = new Float32Array(nodes.length * nodeColumns);
  nodes.forEach((node, index) => {
    const at = index * nodeColumns;
    matrix[at + x] = positions[2 * node]!;
    matrix[at + y] = positions[2 * node + 1]!;
    matrix[at + mass] = 1;
    matrix[at + 7] = 1;   // convergence
    matrix[at + size] = plan.sizes[node]!;
    matrix[at + fixed] = placed[node]!;
  });
  const edges: number[] = [];
  plan.sources.forEach((source, edge) => {
    const [from, to, weight] = [row[source]!, row[plan.targets[edge]!]!, plan.weights[edge]!];
    if (from < 0 || to < 0) return;
    edges.push(from * nodeColumns, to * nodeColumns, weight);
    matrix[from * nodeColumns + mass]! += weight;
    matrix[to * nodeColumns + mass]! += weight;
  });
  const edgeMatrix = Float32Array.from(edges.length > 0 ? edges : new Array<number>(edgeColumns).fill(0));
  const settings = settingsFor(nodes.length, plan.isBig);
  const keep = (): void => nodes.forEach((node, index) => {
    positions[2 * node] = matrix[index * nodeColumns + x]!;
    positions[2 * node + 1] = matrix[index * nodeColumns + y]!;
  });
  for (let round = 0, rounds = roundsFor(nodes.length, plan.isBig); round < rounds && nodes.length > 1; round++) {
    forceAtlas2(settings, matrix, edgeMatrix);
    if (round % 5 === 0) {
      keep();
      tell(positions);
    }
  }
  keep();
  const moving = nodes.filter((node) => !placed[node]);
  if (stage === 0) pullIn(positions, nodes);
  gather(positions, nodes, partsOf(edges, nodes.length), placed);
  if (!plan.isBig) spread(plan, positions, nodes, placed);
  for (const node of moving) placed[node] = 1;
}

/** Draws in what lies far outside, so that one of them does not make all others small. */
function pullIn(positions: Float32Array, nodes: readonly number[]): void {
  const centre = (axis: 0 | 1): number =>
    nodes.reduce((sum, node) => sum + positions[2 * node + axis]!, 0) / Math.max(nodes.length, 1);
  const [cx, cy] = [centre(0), centre(1)];
  const radius = (node: number): number => Math.hypot(positions[2 * node]! - cx, positions[2 * node + 1]! - cy);
  const radii = nodes.map(radius).toSorted((one, other) => one - other);
  const limit = 1.15 * (radii[Math.floor(0.95 * (radii.length - 1))] ?? 0);
  if (limit === 0) return;
  for (const node of nodes) {
    const far = radius(node);
    if (far <= limit) continue;
    const scale = (limit * (1 + Math.log(far / limit))) / far;
    positions[2 * node] = cx + (positions[2 * node]! - cx) * scale;
    positions[2 * node + 1] = cy + (positions[2 * node + 1]! - cy) * scale;
  }
}

/** The parts of a picture that no tie joins, each by the places of its marks; the largest first. */
function partsOf(edges: readonly number[], count: number): readonly (readonly number[])[] {
  const part = Int32Array.from({ length: count }, (_, index) => index);
  const find = (index: number): number => {
    while (part[index] !== index) index = part[index] = part[part[index]!]!;
    return index;
  };
  for (let edge = 0; edge < edges.length; edge += edgeColumns) {
    part[find(edges[edge]! / nodeColumns)] = find(edges[edge + 1]! / nodeColumns);
  }
  const parts = new Map<number, number[]>();
  for (let index = 0; index < count; index++) {
    const root = find(index);
    parts.set(root, [...parts.get(root) ?? [], index]);
  }
  return [...parts.values()].toSorted((one, other) => other.length - one.length);
}

/**
 * Parts that no tie joins repel each other without end: they are brought beside the largest, in their direction.
 * Those of earlier stages stay.
 */
function gather(
  positions: Float32Array, nodes: readonly number[], parts: readonly (readonly number[])[], placed: Uint8Array,
): void {
  const gap = 30;
  const circles = parts.map((part) => {
    const [sumX, sumY] = [0, 1].map((axis) =>
      part.reduce((sum, index) => sum + positions[2 * nodes[index]! + axis]!, 0) / part.length) as [number, number];
    const radius = Math.max(...part.map((index) =>
      Math.hypot(positions[2 * nodes[index]!]! - sumX, positions[2 * nodes[index]! + 1]! - sumY)));
    return { x: sumX, y: sumY, radius: radius + gap, part };
  });
  const stays = ({ part }: { part: readonly number[] }): boolean => part.some((index) => placed[nodes[index]!]);
  const fixed = circles.filter(stays);
  const middle = fixed[0] ?? circles[0];
  const lying = fixed.length > 0 ? fixed : circles.slice(0, 1);
  for (const [order, circle] of circles.entries()) {
    if (circle === middle || stays(circle)) continue;
    const away = Math.hypot(circle.x - middle!.x, circle.y - middle!.y);
    const [alongX, alongY] = away > 0
      ? [(circle.x - middle!.x) / away, (circle.y - middle!.y) / away]
      : [Math.cos(order * turn), Math.sin(order * turn)];
    let distance = middle!.radius + circle.radius;
    const at = (): [number, number] => [middle!.x + alongX * distance, middle!.y + alongY * distance];
    while (lying.some((other) =>
      Math.hypot(at()[0] - other.x, at()[1] - other.y) < other.radius + circle.radius - 1)) distance += gap;
    const [toX, toY] = at();
    for (const index of circle.part) {
      positions[2 * nodes[index]!]! += toX - circle.x;
      positions[2 * nodes[index]! + 1]! += toY - circle.y;
    }
    lying.push({ ...circle, x: toX, y: toY });
  }
}

/** Moves marks apart that lie over each other. Those of earlier stages stay. */
function spread(plan: Plan, positions: Float32Array, nodes: readonly number[], placed: Uint8Array): void {
  const matrix = new Float32Array(nodes.length * 3);
  nodes.forEach((node, index) => {
    // Two at the very same place would be moved at random.
    matrix[3 * index] = positions[2 * node]! + index * 1e-3;
    matrix[3 * index + 1] = positions[2 * node + 1]! - index * 1e-3;
    matrix[3 * index + 2] = plan.sizes[node]!;
  });
  const settings = { gridSize: 20, margin: nodes.length > 60 ? 4 : 14, expansion: 1.1, ratio: 1.15, speed: 3 };
  for (let round = 0; round < 60; round++) {
    const { converged } = noverlap(settings, matrix);
    nodes.forEach((node, index) => {
      if (!placed[node]) return;
      matrix[3 * index] = positions[2 * node]!;
      matrix[3 * index + 1] = positions[2 * node + 1]!;
    });
    if (converged) break;
  }
  nodes.forEach((node, index) => {
    positions[2 * node] = matrix[3 * index]!;
    positions[2 * node + 1] = matrix[3 * index + 1]!;
  });
}
