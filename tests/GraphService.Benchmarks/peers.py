"""Times the same algorithms in Python's graph libraries, as many of them as are installed.

Called by the command "algorithms" with the edge file as argument and the pairs of the path queries as JSON on standard
input; prints a JSON line for each peer and algorithm: peer, version, algo, seconds (median), check. Simple undirected graph.
"""
import json, statistics, sys, time
import numpy as np

edges = np.loadtxt(sys.argv[1], dtype=np.int64, delimiter="\t", usecols=(0, 1))
pairs = json.load(sys.stdin)
n, m = int(edges.max()) + 1, len(edges)
tails, heads = edges[:, 0].copy(), edges[:, 1].copy()
SLOW = {"harmonic": 60_000, "closeness": 60_000, "betweenness": 60_000}   # most edges: above, minutes or hours


def hops_of(lengths):
    found = [int(length) for length in lengths if 0 <= length < n]
    return f"{sum(found)} hops"


def networkit():
    import networkit as nk
    nk.setNumberOfThreads(2)
    build = lambda: nk.GraphFromCoo((np.ones(m), (tails, heads)), n=n, weighted=False, directed=False)
    g = build()
    yield nk.__version__, {
        "build": build,
        "sp": lambda: hops_of([nk.distance.BidirectionalBFS(g, s, t, storePred=True).run().getDistance() for s, t in pairs]),
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
    yield igraph.__version__, {
        "build": build,
        "sp": lambda: hops_of([len(g.get_shortest_paths(s, t, output="epath")[0]) for s, t in pairs]),
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
        g.add_edges_from_no_data(list(map(tuple, edges.tolist())))
        return g
    g = build()
    yield rx.__version__, {
        "build": build,
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
        if m > SLOW.get(algo, m):
            continue
        times, check = [], None
        while len(times) < (1 if times and times[0] > 5 else 5):
            start = time.perf_counter()
            check = run()
            times.append(time.perf_counter() - start)
        text = check if isinstance(check, (str, int)) else "" if algo == "build" else f"sum {check:.6g}"
        print(json.dumps(dict(peer=name, version=version, algo=algo, seconds=statistics.median(times), check=str(text))), flush=True)
