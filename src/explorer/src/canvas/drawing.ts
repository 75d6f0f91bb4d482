// The drawing itself: a graph with looks and positions, and the renderer that shows it.
import Graph from 'graphology';
import Sigma from 'sigma';
import type { Place } from '../state/pins.ts';
import type { Language } from '../text/names.ts';
import { nameOf } from '../text/names.ts';
import type { Drawn } from './export.ts';
import { besides, dotLook, isBig, lineLook, roomOf, shapes, sizeOf, type DotLook, type LineLook } from './look.ts';
import { Marks } from './marks.ts';
import { fontOf, isOver, type Mark, type Named, write, type Written } from './names.ts';
import { fade, type Palette } from './palette.ts';
import { type Dot, type Line, neighboursOf, type Picture } from './picture.ts';
import { pickByPlace } from './pick.ts';
import { planOf } from './plan.ts';
import { TieLayer } from './tie-layer.ts';
import { startLayout } from './worker.ts';

type DotData = DotLook & { x: number; y: number; dot: Dot };
type LineData = LineLook & { line: Line };

/** How a picture is seen. */
export interface Scene {
  readonly picture: Picture;
  /** What of it is drawn; the rest keeps its place. */
  readonly shown: Picture;
  readonly focus?: string;
  readonly expanded: readonly string[];
  readonly accent?: ReadonlySet<string>;
  readonly selected: ReadonlySet<string>;
  readonly pinned: ReadonlyMap<string, Place>;
  /** The one that the keyboard is at. */
  readonly marked?: string;
  readonly colours: Palette;
  readonly language: Language;
}

/** Positions of pictures that were laid out already. */
const laidOut = new WeakMap<Picture, Map<string, Float32Array>>();

/** In pictures of more marks, none tells how many neighbours are left out. */
const mostBadged = 60;

const badgeWidth = 18;

/** Whether the reader wants nothing to move. */
const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** For each name that is written, so many are tried: the rest of a large picture costs nothing in a frame. */
const candidates = 4;

const mostNames = (scene: Scene): number =>
  scene.shown.lines.length > 3_000 ? 40 : scene.shown.dots.length > 300 ? 70 : 160;

export class Drawing {
  readonly graph = new Graph<DotData, LineData>({ multi: true, type: 'directed' });
  readonly sigma: Sigma<DotData, LineData>;
  hovered: string | undefined;

  private scene: Scene;
  private neighbours: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  private drawnDots: ReadonlySet<string> = new Set();
  private drawnLines: ReadonlySet<string> = new Set();
  /** Those whose names are looked at in each frame, the weightiest first. */
  private named: readonly string[] = [];
  private stopLayout = (): void => undefined;
  private readonly tieLayer = new TieLayer();

  constructor(
    private readonly container: HTMLElement, scene: Scene, private readonly onLaid: (isDone: boolean) => void,
  ) {
    this.scene = scene;
    this.fill();
    this.sigma = new Sigma<DotData, LineData>(this.graph, container, {
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      nodeProgramClasses: { mark: Marks as never },
      defaultNodeType: 'mark',
      edgeProgramClasses: { tie: this.tieLayer.programFor() as never },
      defaultEdgeType: 'tie',
      stagePadding: 44,
      minCameraRatio: 0.05,
      maxCameraRatio: 4,
      doubleClickZoomingRatio: 1,
      allowInvalidContainer: true,
      zIndex: true,
      nodeReducer: (id, data) => this.reduceDot(id, data),
      edgeReducer: (id, data) => this.reduceLine(id, data),
    });
    this.tieLayer.attach(this.sigma as never);
    pickByPlace(this.sigma as never, this.graph as never, (id) => this.drawnDots.has(id));
    this.sigma.on('afterRender', () => this.drawNames());
    this.tieLayer.renew(this.drawnLines.size);
    this.lay();
  }

  /** Shows another scene: laid out anew only where it is of another picture. */
  show(scene: Scene): void {
    const before = this.scene;
    this.scene = scene;
    const isOther = before.picture !== scene.picture;
    if (isOther || before.colours !== scene.colours) this.fill();
    if (isOther || before.shown !== scene.shown || before.colours !== scene.colours || before.accent !== scene.accent) {
      this.note();
      if (isOther) this.lay();
      else this.pin();
      this.refresh();
    } else {
      this.renew(this.graph.nodes(), this.pin());
    }
  }

  /** Shows everything as it is now. */
  private refresh(): void {
    this.tieLayer.renew(this.drawnLines.size);
    this.sigma.refresh();
  }

  /** Shows some marks as they are now, with the ties of those that have moved. */
  private renew(nodes: string[], moved: readonly string[]): void {
    const edges = [...new Set(moved.flatMap((id) => this.graph.edges(id)))];
    if (edges.length > 0) this.tieLayer.touch();
    this.sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
  }

  /** Tells of whom the neighbourhood is seen alone. */
  hover(id: string | undefined): void {
    this.hovered = id;
    if (this.tieLayer.isHeavy) {
      this.tieLayer.pale(id !== undefined);
      this.renew(this.graph.nodes(), []);
    } else {
      this.refresh();
    }
  }

  kill(): void {
    this.stopLayout();
    this.tieLayer.detach();
    this.sigma.kill();
  }

  /** Where the marks that are drawn are on the screen. */
  marks(): ReadonlyMap<string, Mark> {
    return new Map([...this.drawnDots].map((id) => [id, this.markOf(id)]));
  }

  neighboursOf(id: string): ReadonlySet<string> {
    return this.neighbours.get(id) ?? new Set();
  }

  zoom(way: 'in' | 'out' | 'all'): void {
    const camera = this.sigma.getCamera();
    const duration = isStill() ? 0 : 200;
    void (way === 'in' ? camera.animatedZoom({ duration })
      : way === 'out' ? camera.animatedUnzoom({ duration })
      : camera.animatedReset({ duration }));
  }

  /** Where a mark is in the layout, in whole units. */
  placeOf(id: string): Place {
    const { x, y } = this.graph.getNodeAttributes(id);
    return [Math.round(x), Math.round(y)];
  }

  /** Moves a mark to a place on the screen, and tells where that is in the layout. */
  move(id: string, place: { x: number; y: number }): Place {
    // Written past the graph, whose own calls would have the whole picture prepared anew with each movement.
    Object.assign(this.graph.getNodeAttributes(id), this.sigma.viewportToGraph(place));
    this.renew([id], this.tieLayer.isHeavy ? [] : [id]);
    return this.placeOf(id);
  }

  /** What is drawn, to be drawn elsewhere. */
  drawn(notes: readonly string[]): Drawn {
    const { colours } = this.scene;
    const { width, height } = this.sigma.getDimensions();
    const marks = this.marks();
    const at = (id: string): readonly [number, number] => [marks.get(id)!.x, marks.get(id)!.y];
    return {
      width, height, notes, ground: colours.ground, ink: colours.ink, accent: colours.accent,
      marks: [...marks].map(([id, mark]) => {
        const { color, shape } = this.graph.getNodeAttributes(id);
        return { ...mark, color, schema: shapes[shape]! };
      }),
      lines: [...this.drawnLines].map((id) => {
        const { size, color, dash, line } = { ...this.graph.getEdgeAttributes(id), ...this.accentOf(id) };
        return { from: at(line.source), to: at(line.target), width: size, color, dash };
      }),
      names: this.names(),
    };
  }

  private fill(): void {
    const { picture, colours, focus } = this.scene;
    const { graph } = this;
    const before = new Map(graph.mapNodes((id, { x, y }) => [id, { x, y }] as const));
    const big = isBig(picture);
    const room = roomOf(Math.min(this.container.clientWidth, this.container.clientHeight));
    this.neighbours = neighboursOf(picture);
    graph.clear();
    for (const dot of picture.dots) {
      const size = sizeOf(this.neighbours.get(dot.id)!.size, picture.dots.length, big, dot.id === focus, room);
      graph.addNode(dot.id, { ...(before.get(dot.id) ?? { x: 0, y: 0 }), ...dotLook(dot, size, colours), dot });
    }
    const beside = besides(picture.lines);
    picture.lines.forEach((line, index) => {
      if (!graph.hasNode(line.source) || !graph.hasNode(line.target)) return;
      graph.addEdgeWithKey(line.id, line.source, line.target,
        { ...lineLook(line, beside[index]!, big, colours), line });
    });
    this.note();
  }

  private note(): void {
    const { shown } = this.scene;
    this.drawnDots = new Set(shown.dots.map((dot) => dot.id));
    this.named = shown.dots.toSorted((one, other) => this.weightOf(other) - this.weightOf(one))
      .slice(0, candidates * mostNames(this.scene)).map((dot) => dot.id);
    this.drawnLines = new Set(this.scene.shown.lines.map((line) => line.id).filter((id) => this.graph.hasEdge(id)));
  }

  private lay(): void {
    this.stopLayout();
    const { picture, expanded } = this.scene;
    const key = expanded.join();
    const known = laidOut.get(picture)?.get(key);
    if (known) {
      this.place(known);
      this.tieLayer.touch();
      this.onLaid(true);
      return;
    }
    const showsProgress = picture.dots.length > 300 && !isStill();
    this.onLaid(false);
    this.stopLayout = startLayout(planOf(picture, expanded, isBig(picture)), ({ positions, isDone }) => {
      if (isDone) {
        laidOut.set(picture, (laidOut.get(picture) ?? new Map<string, Float32Array>()).set(key, positions));
        this.place(positions);
        this.refresh();
        this.onLaid(true);
      } else if (showsProgress) {
        this.place(positions);
        this.sigma.refresh({ partialGraph: { nodes: this.graph.nodes() }, skipIndexation: true });
      }
    });
  }

  private place(positions: Float32Array): void {
    let index = 0;
    this.graph.updateEachNodeAttributes((_, data) => {
      data.x = positions[2 * index]!;
      data.y = -positions[2 * index + 1]!;   // the layout counts downwards, the renderer upwards
      index++;
      return data;
    }, { attributes: ['x', 'y'] });
    this.pin();
  }

  /** Puts the pinned where they are to stand; tells which. */
  private pin(): readonly string[] {
    const pinned = [...this.scene.pinned].filter(([id]) => this.graph.hasNode(id));
    for (const [id, [x, y]] of pinned) Object.assign(this.graph.getNodeAttributes(id), { x, y });
    return pinned.map(([id]) => id);
  }

  private isFaded(id: string): boolean {
    const { hovered } = this;
    return hovered !== undefined && id !== hovered && !this.neighboursOf(hovered).has(id);
  }

  private reduceDot(id: string, data: DotData): Partial<DotData> {
    const { selected, marked, colours } = this.scene;
    return {
      ...data,
      hidden: !this.drawnDots.has(id),
      color: this.isFaded(id) ? fade(data.color, 0.2) : data.color,
      ...((selected.has(id) || id === marked) && { ring: colours.accent }),
    } as Partial<DotData>;
  }

  private accentOf(id: string): Partial<LineLook> {
    const { accent, colours } = this.scene;
    return accent?.has(id) ? { color: colours.accent, size: 3 } : {};
  }

  private reduceLine(id: string, data: LineData): Partial<LineData> {
    const hovered = this.tieLayer.isHeavy ? undefined : this.hovered;   // its ties are drawn above the others
    const { line } = data;
    const isOwn = hovered !== undefined && (line.source === hovered || line.target === hovered);
    const { colours } = this.scene;
    return {
      ...data,
      ...this.accentOf(id),
      ...(hovered !== undefined && { color: isOwn ? colours.accent : fade(colours.hairline, 0.6) }),
      hidden: !this.drawnLines.has(id),
      zIndex: this.scene.accent?.has(id) || isOwn ? 1 : 0,
    } as Partial<LineData>;
  }

  private markOf(id: string): Mark {
    const { x, y, size } = this.graph.getNodeAttributes(id);
    return { ...this.sigma.graphToViewport({ x, y }), size: this.sigma.scaleSize(size) };
  }

  /** How much the name of one matters: organs of the conference first, then those with many ties. */
  private weightOf(dot: Dot): number {
    return (dot.schema === 'Body' ? 1e2 : 0) + this.neighboursOf(dot.id).size;
  }

  private names(): readonly Written[] {
    const { focus, selected, marked, language } = this.scene;
    const size = this.sigma.getDimensions();
    const context = this.sigma.getCanvases().labels!.getContext('2d')!;
    const marks: Mark[] = [];
    const names: Named[] = [];
    const first = [this.hovered, marked, focus, ...selected].filter((id) => id !== undefined && this.drawnDots.has(id));
    for (const id of new Set([...first as string[], ...this.named])) {
      const mark = this.markOf(id);
      if (mark.x < 0 || mark.y < 0 || mark.x > size.width || mark.y > size.height) continue;
      marks.push(mark);
      if (this.isFaded(id)) continue;
      const { dot } = this.graph.getNodeAttributes(id);
      const isFirst = id === this.hovered || id === marked;
      const isBody = dot.schema === 'Body';
      const weight = (isFirst ? 1e6 : 0) + (id === focus ? 1e5 : 0) + (selected.has(id) ? 1e4 : 0)
        + this.weightOf(dot);
      names.push({
        ...mark, weight, name: nameOf(dot, language), isBold: isBody || id === focus,
        isAccented: id === focus || isFirst, isSure: isFirst,
      });
    }
    return write(names, marks, size, mostNames(this.scene), context);
  }

  /** The ties of the one that is looked at, where all others stay as they are drawn. */
  private drawOwn(): void {
    const { hovered } = this;
    if (hovered === undefined || !this.graph.hasNode(hovered) || !this.tieLayer.isHeavy) return;
    const paths = new Map<string, { size: number; dash: number; path: Path2D }>();   // few, however many ties
    this.graph.forEachEdge(hovered, (id, { size, dash, shift }, source, target) => {
      if (!this.drawnLines.has(id)) return;
      const [from, to] = [this.markOf(source), this.markOf(target)];
      const long = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const [besideX, besideY] = [(to.y - from.y) / long * shift, (from.x - to.x) / long * shift];
      const key = `${size} ${dash}`;
      const { path } = paths.get(key) ?? paths.set(key, { size, dash, path: new Path2D() }).get(key)!;
      path.moveTo(from.x + besideX, from.y + besideY);
      path.lineTo(to.x + besideX, to.y + besideY);
    });
    const context = this.sigma.getCanvases().edgeLabels!.getContext('2d')!;
    context.strokeStyle = this.scene.colours.accent;
    for (const { size, dash, path } of paths.values()) {
      context.lineWidth = size;
      context.setLineDash(dash > 0 ? [dash, dash * 0.7] : []);
      context.stroke(path);
    }
  }

  private drawNames(): void {
    this.drawOwn();
    const { colours } = this.scene;
    const context = this.sigma.getCanvases().labels!.getContext('2d')!;
    context.textAlign = 'center';
    context.lineJoin = 'round';
    context.lineWidth = 4;
    context.strokeStyle = colours.ground;
    const written = this.names();
    for (const { text, x, y, font, isAccented } of written) {
      context.font = font;
      context.fillStyle = isAccented ? colours.accent : colours.ink;
      context.strokeText(text, x, y);
      context.fillText(text, x, y);
    }
    this.drawBadges(context, written);
  }

  /** How many neighbours of a mark the picture does not hold; told in small pictures only. */
  private leftOut(id: string): number {
    return this.drawnDots.size > mostBadged ? 0
      : (this.graph.getNodeAttribute(id, 'dot').degree ?? 0) - this.neighboursOf(id).size;
  }

  private drawBadges(context: CanvasRenderingContext2D, written: readonly Written[]): void {
    context.font = fontOf(false).replace('12px', '10px');
    context.fillStyle = this.scene.colours.muted;
    for (const id of this.drawnDots) {
      const left = this.leftOut(id);
      if (left <= 0 || this.isFaded(id)) continue;
      const { x, y, size } = this.markOf(id);
      const place = { x: x + size + 7, y: y - size + 1 };
      if (isOver(written, place, badgeWidth)) continue;
      context.strokeText(`+${left}`, place.x, place.y);
      context.fillText(`+${left}`, place.x, place.y);
    }
  }
}
