import { Graph as DagreGraph, layout as dagreLayout } from '@dagrejs/dagre';

export interface Point {
  x: number;
  y: number;
}

export interface Sized {
  id: string;
  width: number;
  height: number;
}

/** What we use of dagre. Its own declarations can't be found by Node's rules of resolution, and would be `any`. */
interface LayeredGraph {
  setGraph(options: object): void;
  setDefaultEdgeLabel(make: () => object): void;
  setNode(id: string, size: { width: number; height: number }): void;
  setEdge(from: string, to: string): void;
  graph(): { width: number; height: number };
  node(id: string): Point;
  edges(): { v: string; w: string }[];
  edge(edge: { v: string; w: string }): { points: Point[] };
}
const Graph = DagreGraph as new () => LayeredGraph;
const layout = dagreLayout as (graph: LayeredGraph) => void;

const MARGIN = 12;

export interface Layered {
  width: number;
  height: number;
  /** Middles of the nodes. */
  middle(id: string): Point;
  edges: readonly { to: string; points: readonly Point[] }[];
}

/** Nodes in layers from the top, with few crossings; whole numbers, so that the same input gives the same drawing. */
export function layered(nodes: readonly Sized[], edges: readonly (readonly [from: string, to: string])[]): Layered {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 22, edgesep: 14, ranksep: 26, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const [from, to] of edges) graph.setEdge(from, to);
  layout(graph);
  const { width, height } = graph.graph();
  const whole = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });
  const lines = graph.edges().map((edge) => ({ to: edge.w, points: graph.edge(edge).points.map(whole) }));
  // A line may run outside all boxes; its margin is ours to keep.
  const right = Math.max(0, ...lines.flatMap((line) => line.points.map((point) => point.x))) + MARGIN;
  return {
    width: Math.ceil(Math.max(width, right)),
    height: Math.ceil(height),
    middle: (id) => whole(graph.node(id)),
    edges: lines,
  };
}
