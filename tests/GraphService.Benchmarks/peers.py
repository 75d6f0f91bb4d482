"""Times the same algorithms in Python's graph libraries, as many of them as are installed.

Called by the command "algorithms" with the edge file as argument and the questions for paths as JSON on standard input: an
object of lists of pairs (pairs, weighted, yen, simple), as "only" "paths" or "", and as "leave_out" a list of PEER/ALGO.
Prints a JSON line for each peer and algorithm: peer, version, algo, seconds (median of the processor time of all threads; of
the wall clock for what runs on several), check. Simple undirected graph; where costs count, the edge (tail, head) costs 1 + (7 tail + 13 head) mod 10.
"""
import json, statistics, sys, time
import numpy as np

edges = np.loadtxt(sys.argv[1], dtype=np.int64, delimiter="\t", usecols=(0, 1))
questions = json.load(sys.stdin)
pairs, weighted, yen, simple = (questions[name] for name in ("pairs", "weighted", "yen", "simple"))
n, m = int(edges.max()) + 1, len(edges)
tails, heads = edges[:, 0].copy(), edges[:, 1].copy()
costs = (1 + (7 * tails + 13 * heads) % 10).astype(float)
ONE_THREAD = {"sp", "spw", "yen", "simple"}
SLOW = {"harmonic": 60_000, "closeness": 60_000, "betweenness": 60_000}   # most edges: above, minutes or hours


def hops_of(lengths):
    found = [int(length) for length in lengths if 0 <= length < n]
    return f"{sum(found)} hops"


def costs_of(found):
    return f"costs {sum(round(cost) for cost in found if cost < 1e300)}"


def networkit():
    import networkit as nk
    nk.setNumberOfThreads(2)
    build = lambda: nk.GraphFromCoo((np.ones(m), (tails, heads)), n=n, weighted=False, directed=False)
    g = build()
    w = nk.GraphFromCoo((costs, (tails, heads)), n=n, weighted=True, directed=False)
    yield nk.__version__, {
        "build": build,
        "sp": lambda: hops_of([nk.distance.BidirectionalBFS(g, s, t, storePred=True).run().getDistance() for s, t in pairs]),
        "spw": lambda: costs_of([nk.distance.BidirectionalDijkstra(w, s, t, storePred=True).run().getDistance() for s, t in weighted]),
        "components": lambda: nk.components.ConnectedComponents(g).run().numberOfComponents(),
        "harmonic": lambda: sum(nk.centrality.HarmonicCloseness(g, normalized=False).run().scores()),
        "betweenness": lambda: sum(nk.centrality.Betweenness(g, normalized=True).run().scores()),
        "pagerank": lambda: sum(nk.centrality.PageRank(
            g, damp=0.85, tol=1e-9, distributeSinks=nk.centrality.SinkHandling.DistributeSinks).run().scores()),
    }


def igraph():
    import igraph
    build = lambda: igraph.Graph(n=n, edges=edges)
    g = build()
    w = costs.tolist()
    path = lambda s, t: g.get_shortest_paths(s, t, weights=w, output="epath")[0]
    best = lambda s, t: g.get_k_shortest_paths(s, to=t, k=10, weights=w, output="epath")
    yield igraph.__version__, {
        "build": build,
        "sp": lambda: hops_of([len(g.get_shortest_paths(s, t, output="epath")[0]) for s, t in pairs]),
        "spw": lambda: costs_of([sum(w[e] for e in path(s, t)) for s, t in weighted]),
        "yen": lambda: costs_of([sum(w[e] for e in p) for s, t in yen for p in best(s, t)]),
        "simple": lambda: sum(len(g.get_all_simple_paths(s, t, maxlen=4)) for s, t in simple),
        "components": lambda: len(g.connected_components()),
        "harmonic": lambda: sum(g.harmonic_centrality(normalized=False)),
        "betweenness": lambda: sum(g.betweenness()) * 2 / ((n - 1) * (n - 2)),
        "pagerank": lambda: sum(g.pagerank(damping=0.85)),
    }


def rustworkx():
    import rustworkx as rx

    def build():
        g = rx.PyGraph()
        g.add_nodes_from(range(n))
        g.add_edges_from(list(zip(tails.tolist(), heads.tolist(), costs.tolist())))
        return g
    g = build()
    yield rx.__version__, {
        "build": build,
        "spw": lambda: costs_of([c for s, t in weighted for c in rx.dijkstra_shortest_path_lengths(g, s, float, goal=t).values()]),
        "simple": lambda: sum(len(rx.all_simple_paths(g, s, t, cutoff=5)) for s, t in simple),
        "components": lambda: rx.number_connected_components(g),
        "closeness": lambda: sum(rx.closeness_centrality(g, wf_improved=True).values()),
        "betweenness": lambda: sum(rx.betweenness_centrality(g, normalized=True).values()),
    }


def networkx():
    import networkx as nx
    build = lambda: nx.Graph(edges.tolist())
    g = build()
    length = lambda s, t: len(nx.bidirectional_shortest_path(g, s, t)) - 1 if s in g and t in g and nx.has_path(g, s, t) else -1
    yield nx.__version__, {
        "build": build,
        "sp": lambda: hops_of([length(s, t) for s, t in pairs]),
        "components": lambda: nx.number_connected_components(g) + n - g.number_of_nodes(),
        "pagerank": lambda: sum(nx.pagerank(g, alpha=0.85, tol=1e-9 / n).values()),
    }


for name, peer in (("NetworKit", networkit), ("igraph", igraph), ("rustworkx", rustworkx), ("NetworkX", networkx)):
    try:
        version, algorithms = next(peer())
    except ImportError:
        print(f"{name} is not installed for {sys.executable}", file=sys.stderr)
        continue
    for algo, run in algorithms.items():
        if f"{name}/{algo}" in questions["leave_out"]:
            continue
        if m > SLOW.get(algo, m) or (questions["only"] == "paths" and algo not in ONE_THREAD):
            continue
        times, check = [], None
        clock = time.process_time if algo in ONE_THREAD else time.perf_counter
        while len(times) < (1 if times and times[0] > 5 else 5):
            start = clock()
            check = run()
            times.append(clock() - start)
        text = check if isinstance(check, (str, int)) else "" if algo == "build" else f"sum {check:.6g}"
        print(json.dumps(dict(peer=name, version=version, algo=algo, seconds=statistics.median(times), check=str(text))), flush=True)
