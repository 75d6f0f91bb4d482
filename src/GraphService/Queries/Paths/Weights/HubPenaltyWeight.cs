using GraphService.Algorithms.Paths;
using GraphService.Graphs;
using GraphService.Model;

namespace GraphService.Queries.Paths.Weights;

/// <summary><c>hub_penalty</c>: the informative path comes before the trivial one.</summary>
internal sealed class HubPenaltyWeight : PathWeight
{
    public override string Name => "hub_penalty";

    public override Wording Definition { get; } = new(
        "the sum of the natural logarithms of the numbers of neighbours, in the whole graph, of the entities between "
            + "its ends; hops cost nothing by themselves",
        "两端之间各实体在全图中相邻实体数的自然对数之和；步数本身不计代价");

    public override string Origin =>
        "the path degree product of D. S. Himmelstein and S. E. Baranzini, Heterogeneous network edge prediction, PLoS "
            + "Comput. Biol. 11 (2015), without damping, over inner entities; it is the likelihood that a random walk "
            + "goes on along the path";

    internal override IPathCosts CostsOf(GraphCache cache) => cache.Conditions.Derived(Costs.Of);

    private sealed class Costs(double[] ofVertices) : IPathCosts
    {
        public bool AddsUp => false;

        public static Costs Of(GraphSnapshot snapshot)
        {
            var graph = snapshot.Graph;
            var costs = new double[graph.VertexCount];
            for (var vertex = 0; vertex < costs.Length; vertex++)
            {
                costs[vertex] = Math.Log(Math.Max(1, graph.Degree(vertex)));
            }

            return new Costs(costs);
        }

        public double OfTie(int ordinal) => 0;

        public double OfInner(int vertex) => ofVertices[vertex];
    }
}
