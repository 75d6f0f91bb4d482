using GraphService.Algorithms;

namespace GraphService.Queries.Computations;

/// <summary>Something about a snapshot that is expensive to find out.</summary>
/// <typeparam name="T">What is found out.</typeparam>
/// <param name="Name">
/// The question with its options in a fixed form: on one snapshot, questions of one name have one answer.
/// </param>
/// <param name="Cost">What finding out will take.</param>
/// <param name="Compute">Finds out.</param>
/// <param name="SizeOf">The bytes that the result takes.</param>
public sealed record Question<T>(string Name, Cost Cost, Func<Work, T> Compute, Func<T, long> SizeOf)
    where T : class;
