#!/usr/bin/env python3
"""Computes reference values for the shipped data with NetworkX, independently of GraphService.

    /usr/bin/python3 tests/GraphService.Tests/Data/wic_reference.py     (Debian: python3-networkx)

Reads data/wic/affiliations.csv and entities.csv; writes wic-centrality.csv, wic-paths.csv and wic-reference.json beside
this script. Simple undirected graph of all entities: parallel and opposite ties count once.
"""
import csv, hashlib, json, os, random
import networkx as nx

here = os.path.dirname(os.path.abspath(__file__))
data = os.path.join(here, "..", "..", "..", "data", "wic")
read = lambda name: list(csv.DictReader(open(os.path.join(data, name), newline="", encoding="utf-8")))
entities, ties = read("entities.csv"), read("affiliations.csv")

graph = nx.Graph()
graph.add_nodes_from(sorted(entity["id"] for entity in entities))
graph.add_edges_from((tie["subject_id"], tie["object_id"]) for tie in ties)

measures = {
    "degree": nx.degree_centrality(graph),
    "pagerank": nx.pagerank(graph, alpha=0.85, tol=1e-13, max_iter=10000),
    "harmonic": nx.harmonic_centrality(graph),
    "closeness": nx.closeness_centrality(graph, wf_improved=True),
    "betweenness": nx.betweenness_centrality(graph, normalized=True),
}
with open(os.path.join(here, "wic-centrality.csv"), "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["id", *measures])
    for node in graph:
        writer.writerow([node, *(repr(scores[node]) for scores in measures.values())])

rng = random.Random(1)
nodes = list(graph)
with open(os.path.join(here, "wic-paths.csv"), "w", newline="") as out:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["source", "target", "length", "count"])
    for _ in range(200):
        source, target = rng.sample(nodes, 2)
        if nx.has_path(graph, source, target):
            paths = list(nx.all_shortest_paths(graph, source, target))
            writer.writerow([source, target, len(paths[0]) - 1, len(paths)])
        else:
            writer.writerow([source, target, -1, 0])

components = sorted((len(c) for c in nx.connected_components(graph)), reverse=True)
digest = hashlib.sha256()
for name in ("entities.csv", "affiliations.csv"):
    digest.update(open(os.path.join(data, name), "rb").read())
with open(os.path.join(here, "wic-reference.json"), "w") as out:
    json.dump({"networkx": nx.__version__, "data_sha256": digest.hexdigest(), "nodes": graph.number_of_nodes(),
               "edges": graph.number_of_edges(), "components": components}, out, indent=1)
    out.write("\n")
