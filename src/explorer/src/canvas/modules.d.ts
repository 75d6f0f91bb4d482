// The single steps of two layouts: their packages have types only for the whole.

declare module 'graphology-layout-forceatlas2/iterate.js' {
  export interface ForceAtlas2Settings {
    linLogMode: boolean;
    outboundAttractionDistribution: boolean;
    adjustSizes: boolean;
    edgeWeightInfluence: number;
    scalingRatio: number;
    strongGravityMode: boolean;
    gravity: number;
    slowDown: number;
    barnesHutOptimize: boolean;
    barnesHutTheta: number;
  }
  export default function iterate(settings: ForceAtlas2Settings, nodes: Float32Array, edges: Float32Array): void;
}

declare module 'graphology-layout-noverlap/iterate.js' {
  export interface NoverlapSettings {
    gridSize: number;
    margin: number;
    expansion: number;
    ratio: number;
    speed: number;
  }
  export default function iterate(settings: NoverlapSettings, nodes: Float32Array): { converged: boolean };
}
