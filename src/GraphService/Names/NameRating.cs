using System.Runtime.InteropServices;

namespace GraphService.Names;

/// <summary>Lays a question beside names. One name at a time.</summary>
/// <remarks>
/// Each place of the question goes to a part of the name of its own. Stricter fits go before looser ones, and the order
/// asked for before any other. How many ways are tried is bounded for each name.
/// </remarks>
internal sealed class NameRating
{
    private const int MostSteps = 2_000;

    private readonly NameIndex _index;
    private readonly NameQuestion _question;
    private readonly NameOptions _options;
    private readonly NameScore _score;
    private readonly List<NameOption> _chosen = [];
    private readonly List<NameOption> _best = [];
    private float _bestWeight;
    private int _steps;

    /// <summary>Prepares a question.</summary>
    public NameRating(NameIndex index, NameQuestion question)
    {
        (_index, _question) = (index, question);
        (_options, _score) = (new NameOptions(index, question), new NameScore(index, question));
    }

    /// <summary>How much was done: for the bound on a search.</summary>
    public long Work { get; private set; }

    /// <summary>Words of the question that the last name rated does not have.</summary>
    public IEnumerable<string> Unused => Enumerable.Range(0, _question.Words.Count).Except(Answered)
        .Select(place => _question.Words[place]);

    /// <summary>Which places of the question something in the last name rated answers for.</summary>
    public IEnumerable<int> Answered => Enumerable.Range(0, _question.Words.Count)
        .Where(place => _best.Any(option => option.From <= place && place < option.To));

    /// <summary>Which places of the question the last name rated has, as bits.</summary>
    public ulong Covered => _options.Covered;

    /// <summary>Rates a name that has all that is asked for.</summary>
    /// <returns><see langword="null"/> where it has not.</returns>
    public NameFit? Rate(int name)
    {
        var words = _index.PlacesOf(name);
        var places = Collect(words, FitLevel.Inside);
        for (var level = _options.Strictest(); level <= FitLevel.Inside; level++)
        {
            foreach (var inOrder in (ReadOnlySpan<bool>)[true, false])
            {
                _steps = 0;
                _chosen.Clear();
                if (Cover(0, 0, level, inOrder))
                {
                    Work += _steps;
                    _best.Clear();
                    _best.AddRange(_chosen);
                    return _score.Of(_best, words, places, level, !inOrder);
                }
            }
        }

        Work += _steps;
        return null;
    }

    /// <summary>Rates a name that may lack something, or have something that is only similar.</summary>
    public NameFit RateNearly(int name)
    {
        var words = _index.PlacesOf(name);
        var places = Collect(words, FitLevel.Similar);
        (_steps, _bestWeight) = (0, 0);
        _chosen.Clear();
        _best.Clear();
        Improve(0, 0);
        Work += _steps;
        var level = FitLevel.Same;
        var (end, isReordered) = (0, false);
        foreach (var option in _best)
        {
            level = option.Level > level ? option.Level : level;
            isReordered |= option.IsReordered || (option.Count > 0 && option.At < end);
            end = option.At + option.Count;
        }

        return _score.Of(_best, words, places, level, isReordered);
    }

    private int Collect(ReadOnlySpan<int> words, FitLevel loosest)
    {
        var places = _options.Collect(words, loosest);
        Work += places + _options.Count;
        return places;
    }

    private bool Cover(int place, int end, FitLevel level, bool inOrder)
    {
        if (place == _question.Words.Count)
        {
            return true;
        }

        foreach (var option in _options.At(place))
        {
            if (++_steps > MostSteps)
            {
                return false;
            }

            if (option.Level > level || (inOrder ? option.Count > 0 && option.At < end : IsTaken(option)))
            {
                continue;
            }

            _chosen.Add(option);
            if (Cover(option.To, option.Count > 0 ? option.At + option.Count : end, level, inOrder))
            {
                return true;
            }

            _chosen.RemoveAt(_chosen.Count - 1);
        }

        return false;
    }

    private void Improve(int place, float weight)
    {
        if (weight > _bestWeight)
        {
            _bestWeight = weight;
            _best.Clear();
            _best.AddRange(_chosen);
        }

        if (place == _question.Words.Count || weight + _score.WeightFrom(place) <= _bestWeight || ++_steps > MostSteps)
        {
            return;
        }

        foreach (var option in _options.At(place))
        {
            if (option.Count > 0 && !IsTaken(option))
            {
                _chosen.Add(option);
                var asked = _score.WeightFrom(place) - _score.WeightFrom(option.To);
                Improve(option.To, weight + (asked * option.Weight));
                _chosen.RemoveAt(_chosen.Count - 1);
            }
        }

        Improve(place + 1, weight);
    }

    private bool IsTaken(NameOption option)
    {
        _steps += _chosen.Count / 8;
        foreach (var chosen in CollectionsMarshal.AsSpan(_chosen))
        {
            if (option.Count > 0 && chosen.Count > 0
                && option.At < chosen.At + chosen.Count && chosen.At < option.At + option.Count)
            {
                return true;
            }
        }

        return false;
    }
}
