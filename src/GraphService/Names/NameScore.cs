using System.Runtime.InteropServices;

namespace GraphService.Names;

/// <summary>How well a name fits.</summary>
/// <param name="Level">The loosest fit among its parts.</param>
/// <param name="IsReordered">Whether its words stand in another order than asked for.</param>
/// <param name="IsWhole">Whether nothing of the name is left.</param>
/// <param name="Changes">What is different.</param>
/// <param name="Score">How much of both fits: 0 to 1.</param>
internal readonly record struct NameFit(
    FitLevel Level, bool IsReordered, bool IsWhole, NameChanges Changes, float Score);

/// <summary>Tells how much of a question and of a name is in the other. One name at a time.</summary>
/// <remarks>
/// The score is the share of the question that is answered, word by word by how much it says, and lowered where
/// something of the name is left; more so where both have a word or a number that the other lacks, as these tell two
/// names apart that are alike otherwise. The factors were chosen on judged pairs of names (docs/decisions/0020).
/// </remarks>
internal sealed class NameScore
{
    private const int MostWeighed = 100;
    private const float SkippedWeight = 0.08f;
    private const float OtherName = 0.75f;
    private const float OtherWord = 0.88f;
    private const float ContentWeight = 0.5f;
    private const float OneWord = 1.2f;

    private readonly NameIndex _index;
    private readonly NameQuestion _question;
    private readonly float[] _restWeight;
    private readonly int[] _numbers;
    private readonly bool _isPatronymic;
    private List<NameOption> _best = [];

    /// <summary>Prepares a question.</summary>
    public NameScore(NameIndex index, NameQuestion question)
    {
        (_index, _question) = (index, question);
        _numbers =
            [.. Enumerable.Range(0, question.Words.Count).Where(place => WeakWords.IsNumber(question.Words[place]))];
        _isPatronymic = question.Words.Any(WeakWords.IsPatronymic);
        _restWeight = new float[question.Words.Count + 1];
        for (var place = question.Words.Count - 1; place >= 0; place--)
        {
            _restWeight[place] = _restWeight[place + 1] + question.Weights[place];
        }
    }

    /// <summary>The weight of the places of the question from one on.</summary>
    public float WeightFrom(int place) => _restWeight[place];

    /// <summary>Rates a name by the parts that answer for the question.</summary>
    /// <param name="options">Those parts.</param>
    /// <param name="words">The places and readings of the name.</param>
    /// <param name="places">The number of its places.</param>
    /// <param name="level">The loosest fit among the parts.</param>
    /// <param name="isReordered">Whether they stand in another order than asked for.</param>
    public NameFit Of(
        List<NameOption> options, ReadOnlySpan<int> words, int places, FitLevel level, bool isReordered)
    {
        _best = options;
        var (asked, had, total, changes) = (0f, 0f, _restWeight[0], NameChanges.None);
        var (taken, answered, repeated, isTwice) = (0, 0, 0f, false);
        foreach (var option in _best)
        {
            answered += option.To - option.From;
            isReordered |= option.IsReordered;
            changes |= option.Changes;
            if (option is { Count: 0, IsReordered: true })
            {
                (repeated, isTwice) = (repeated + _question.Weights[option.From], isTwice || IsTwice(option.From));
                continue;
            }

            if (option.Count == 0)
            {
                // What may be missing weighs as little as one word of the kind.
                total += SkippedWeight - (_restWeight[option.From] - _restWeight[option.To]);
                continue;
            }

            for (var place = option.From; place < option.To; place++)
            {
                asked += _question.Weights[place] * option.Weight;
            }

            for (var at = option.At; at < option.At + option.Count; at++)
            {
                had += WeightAt(words, at) * option.Weight;
                taken++;
            }
        }

        if (answered < _question.Words.Count)
        {
            changes |= NameChanges.WordDropped;
        }

        var all = 0f;
        for (var at = 0; at < Math.Min(places, MostWeighed); at++)
        {
            all += WeightAt(words, at);
        }

        // A word written twice is a slip of the pen, unless the name has another one in its place.
        var isLeft = all - had > ContentWeight;
        total -= isTwice && !isLeft ? repeated : 0;
        var score = asked / Math.Max(total, 0.01f) * (0.8f + (0.2f * Math.Min(1, had / Math.Max(all, 0.01f))));
        var isOtherWord = (changes & NameChanges.WordDropped) != 0 && (LacksContent() || repeated > 0);
        var isOneWord = (changes & (NameChanges.LegalFormDropped | NameChanges.WordDropped)) != 0 && asked < OneWord;
        score *= isLeft && (isOtherWord || isOneWord) ? OtherWord : 1;
        if ((isReordered && _isPatronymic) || LacksNumber() != HasMoreNumbers(words, places))
        {
            score *= OtherName;
        }

        return new NameFit(level, isReordered, taken == places, changes, Math.Min(1, score));
    }

    /// <summary>Whether a word of the question is the one before it once more, which is a slip of the pen.</summary>
    private bool IsTwice(int place) => place > 0 && _question.Words[place] == _question.Words[place - 1];

    /// <summary>Whether a word was asked for that says something and is not in the name.</summary>
    private bool LacksContent()
    {
        for (var place = 0; place < _question.Words.Count; place++)
        {
            if (_question.Weights[place] > ContentWeight && !IsAnswered(place))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a number was asked for that is not in the name: the second fund is not the first.</summary>
    private bool LacksNumber()
    {
        foreach (var place in _numbers)
        {
            if (!IsAnswered(place))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name has a number that was not asked for.</summary>
    private bool HasMoreNumbers(ReadOnlySpan<int> words, int places)
    {
        for (var at = 0; at < Math.Min(places, MostWeighed); at++)
        {
            if (WeakWords.IsNumber(_index.Lexicon[words[at] & ~NameIndex.StartsRun]) && !IsUsed(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether something answers for a place of the question.</summary>
    private bool IsAnswered(int place)
    {
        foreach (var option in CollectionsMarshal.AsSpan(_best))
        {
            if (option.From <= place && place < option.To)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a place of the name answers for something.</summary>
    private bool IsUsed(int at)
    {
        foreach (var option in CollectionsMarshal.AsSpan(_best))
        {
            if (option.At <= at && at < option.At + option.Count)
            {
                return true;
            }
        }

        return false;
    }

    private float WeightAt(ReadOnlySpan<int> words, int at) =>
        NameQuestion.WeightOf(_index.Lexicon[words[at] & ~NameIndex.StartsRun]);
}
