// What lies under the pointer, told by the positions.
import type Graph from 'graphology';
import type Sigma from 'sigma';

/** Small marks are found from this many pixels away. */
const reach = 12;

/**
 * Sigma draws all marks a second time in each frame and reads a pixel of that back with each movement of the mouse: in
 * software that costs more than the picture. No setting turns it off.
 */
interface Inside {
  readonly pickingLayers: Set<string>;
  getNodeAtPosition: (place: { x: number; y: number }) => string | null;
}

/** Has the marks found by where they are: the nearest of those that are drawn. */
export function pickByPlace(
  sigma: Sigma, graph: Graph<{ x: number; y: number; size: number }>, isDrawn: (id: string) => boolean,
): void {
  const inside = sigma as unknown as Inside;
  inside.pickingLayers.clear();
  inside.getNodeAtPosition = (place) => {
    const scale = sigma.getGraphToViewportRatio();
    const { x, y } = sigma.viewportToGraph(place);
    let [found, least]: [string | null, number] = [null, Infinity];
    graph.forEachNode((id, mark) => {
      const away = Math.hypot(mark.x - x, mark.y - y) * scale;
      if (away < least && away <= Math.max(sigma.scaleSize(mark.size), reach) && isDrawn(id)) {
        [found, least] = [id, away];
      }
    });
    return found;
  };
}
