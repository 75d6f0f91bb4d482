using GraphService.Algorithms.Paths;

namespace GraphService.Queries.Conditions;

/// <summary>A condition for a time: where dates are not known it lets a tie pass, unless certainty is wanted.</summary>
internal interface ITimeCondition
{
    /// <summary>The days on one of which a tie must be able to have held.</summary>
    Days DaysWanted(object value);

    /// <summary>What lets those ordinals pass that surely fulfil the condition.</summary>
    Func<int, bool> CompileCertain(object value, ConditionCache cache);
}
