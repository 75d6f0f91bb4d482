using System.Text;

namespace GraphService.Names;

/// <summary>A piece of a name.</summary>
/// <param name="Start">Where its text begins in the analyzer's buffer.</param>
/// <param name="Length">Length of its text.</param>
/// <param name="Position">Its place, or the first of its places, in the name.</param>
/// <param name="Span">How many places it takes.</param>
/// <param name="StartsRun">Whether a word begins with it.</param>
internal readonly record struct NamePart(int Start, int Length, int Position, int Span, bool StartsRun);

/// <summary>Takes names apart. One at a time; the parts are those of the last name.</summary>
/// <remarks>
/// <para>A place of a name is a word, or one character where a script writes no spaces (Han, kana, Hangul). Texts that
/// are canonically or compatibility equal, or differ in case, accents, apostrophes and invisible characters alone, have
/// the same parts: see <see cref="FoldingTable"/>.</para>
/// <para>Besides its places a name has further readings of some of them: words with a hyphen as one word, kana,
/// Hangul and foreign names in Han as words, and German and Scandinavian letters as two (<c>ö</c> as <c>oe</c>).</para>
/// </remarks>
internal sealed class NameAnalyzer
{
    private const int MostHyphenated = 4;
    private const int MostSyllables = 6;

    private readonly List<NamePart> _places = [];
    private readonly List<NamePart> _readings = [];
    private char[] _text = new char[256];
    private char[] _spelled = new char[64];
    private int _length;
    private int _wordStart;
    private int _spelledLength;
    private bool _isSpelled;
    private int _hyphenated;
    private int _runStart;
    private int _segmentStart;
    private bool _inRun;
    private bool _wasHyphen;
    private bool _isDotted;

    // The length that the text has after the next letter, if that is one of initials.
    private int _initials;

    /// <summary>The places of the name, in order.</summary>
    public IReadOnlyList<NamePart> Places => _places;

    /// <summary>Further readings of one or more places.</summary>
    public IReadOnlyList<NamePart> Readings => _readings;

    /// <summary>The text of a part.</summary>
    public ReadOnlySpan<char> Text(NamePart part) => _text.AsSpan(part.Start, part.Length);

    /// <summary>Takes a name apart.</summary>
    public void Analyze(ReadOnlySpan<char> name)
    {
        _places.Clear();
        _readings.Clear();
        (_length, _wordStart, _spelledLength, _hyphenated, _initials) = (0, 0, 0, 0, 0);
        (_isSpelled, _inRun, _wasHyphen) = (false, false, false);
        for (var i = 0; i < name.Length;)
        {
            Rune.DecodeFromUtf16(name[i..], out var rune, out var length);
            i += length;
            Take(rune.Value, name[i..]);
        }

        EndWord();
        EndRun();
        EndHyphens();
    }

    private void Take(int raw, ReadOnlySpan<char> rest)
    {
        var folded = FoldingTable.Fold(raw);
        if (folded == '.' && JoinsInitials(rest))
        {
            return;
        }

        if (folded >= 0)
        {
            Put(folded, raw);
        }
        else if (folded == -1)
        {
            Leave(raw);
        }
        else
        {
            foreach (var rune in FoldingTable.Several(folded).EnumerateRunes())
            {
                Put(rune.Value, raw);
            }
        }
    }

    /// <summary>Whether a full stop stands within initials: <c>A.B.C.</c> is one word.</summary>
    private bool JoinsInitials(ReadOnlySpan<char> rest) =>
        !_inRun && (_length - _wordStart == 1 || (_length > _wordStart && _initials == _length)) && IsInitial(rest);

    private bool IsInitial(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || !char.IsLetter(rest[0]) || FoldingTable.ClassOf(rest[0]) != SignClass.Letter
            || (rest.Length > 1 && char.IsLetterOrDigit(rest[1])))
        {
            return false;
        }

        _initials = _length + 1;
        return true;
    }

    private void Leave(int raw)
    {
        if (_inRun && raw is '·' or '•' or '‧' or '・' or '･' or '⋅' or '∙')
        {
            _isDotted = true;
            EndSegment();
        }
        else if (_length > _wordStart && !_inRun)
        {
            // A diaeresis or ring that stands by itself, as in decomposed text.
            var last = _text[_length - 1];
            if ((raw == 0x308 && last is 'a' or 'o' or 'u') || (raw == 0x30A && last == 'a'))
            {
                Spell(raw == 0x308 ? "e" : "a");
            }

            if (raw is 0x306 or 0x308 && Composed(last, raw) is var composed and not '\0')
            {
                _text[_length - 1] = composed;
            }
        }
    }

    private static char Composed(char letter, int mark) => (letter, mark) switch
    {
        ('и', 0x306) => 'й',
        ('у', 0x306) => 'ў',
        ('е', 0x308) => 'ё',
        ('і', 0x308) => 'ї',
        _ => '\0',
    };

    private void Put(int code, int raw)
    {
        switch (FoldingTable.ClassOf(code))
        {
            case SignClass.Glyph:
                EndWord();
                EndHyphens();
                PutGlyph(code);
                break;
            case SignClass.Letter when _inRun && code is 0x3099 or 0x309A:
                Voice(code);
                break;
            case SignClass.Letter:
                EndRun();
                PutLetter(code, raw);
                break;
            default:
                EndWord();
                EndRun();
                if (IsHyphen(raw) && _places.Count > 0 && !_wasHyphen)
                {
                    _wasHyphen = true;
                }
                else
                {
                    EndHyphens();
                }

                break;
        }
    }

    private static bool IsHyphen(int code) =>
        code is '-' or (>= 0x2010 and <= 0x2015) or 0x2212 or 0xFE58 or 0xFE63 or 0xFF0D or 0x5BE;

    private void PutLetter(int code, int raw)
    {
        if (_length == _wordStart)
        {
            _spelledLength = 0;
        }

        _wasHyphen = false;
        Append(code);
        var second = raw switch
        {
            'ä' or 'ö' or 'ü' or 'ø' or 'Ä' or 'Ö' or 'Ü' or 'Ø' => "e",
            'å' or 'Å' => "a",
            _ => null,
        };
        Append(ref _spelled, ref _spelledLength, code);
        if (second is not null)
        {
            Spell(second);
        }
    }

    private void Spell(string second)
    {
        _isSpelled = true;
        Append(ref _spelled, ref _spelledLength, second[0]);
    }

    private void PutGlyph(int code)
    {
        if (_inRun && _places.Count > _runStart && Jamo(code))
        {
            return;
        }

        if (!_inRun)
        {
            (_inRun, _isDotted, _runStart, _segmentStart) = (true, false, _places.Count, _places.Count);
        }

        var start = _length;
        Append(code);
        _wordStart = _length;
        _places.Add(new NamePart(start, _length - start, _places.Count, 1, _places.Count == _runStart));
    }

    /// <summary>Joins a vowel or final of Hangul to the letter or syllable before it.</summary>
    private bool Jamo(int code)
    {
        int last = _text[_length - 1];
        int? syllable = null;
        if (code is >= 0x1161 and <= 0x1175 && last is >= 0x1100 and <= 0x1112)
        {
            syllable = 0xAC00 + ((((last - 0x1100) * 21) + code - 0x1161) * 28);
        }
        else if (code is > 0x11A7 and <= 0x11C2 && last is >= 0xAC00 and <= 0xD7A3 && (last - 0xAC00) % 28 == 0)
        {
            syllable = last + code - 0x11A7;
        }

        if (syllable is { } joined)
        {
            _text[_length - 1] = (char)joined;
        }

        return syllable is not null;
    }

    /// <summary>Joins a voicing mark to the kana before it.</summary>
    private void Voice(int mark)
    {
        int last = _text[_length - 1];
        if (mark == 0x309A && last is 0x30CF or 0x30D2 or 0x30D5 or 0x30D8 or 0x30DB)
        {
            _text[_length - 1] = (char)(last + 2);
        }
        else if (mark == 0x3099 && last == 0x30A6)
        {
            _text[_length - 1] = (char)0x30F4;
        }
        else if (mark == 0x3099 && (last is >= 0x30AB and <= 0x30C1 && last % 2 == 1
            || last is 0x30C4 or 0x30C6 or 0x30C8 or 0x30CF or 0x30D2 or 0x30D5 or 0x30D8 or 0x30DB))
        {
            _text[_length - 1] = (char)(last + 1);
        }
    }

    private void EndWord()
    {
        if (_length == _wordStart || _inRun)
        {
            return;
        }

        var place = _places.Count;
        _places.Add(new NamePart(_wordStart, _length - _wordStart, place, 1, true));
        _wordStart = _length;
        _hyphenated++;
        if (_isSpelled)
        {
            Read(_spelled.AsSpan(0, _spelledLength), place, 1);
        }

        (_isSpelled, _spelledLength) = (false, 0);
    }

    /// <summary>Words that hyphens join, as one word.</summary>
    private void EndHyphens()
    {
        if (_hyphenated is > 1 and <= MostHyphenated)
        {
            var first = _places.Count - _hyphenated;
            var start = _length;
            for (var place = first; place < _places.Count; place++)
            {
                Copy(Text(_places[place]));
            }

            _readings.Add(new NamePart(start, _length - start, first, _hyphenated, true));
            _wordStart = _length;
        }

        (_hyphenated, _wasHyphen) = (0, false);
    }

    private void EndRun()
    {
        if (_inRun)
        {
            EndSegment();
            _inRun = false;
            _wordStart = _length;
        }
    }

    /// <summary>Reads kana and Hangul as words too, and Han where dots tell that it writes a foreign name.</summary>
    private void EndSegment()
    {
        var first = _segmentStart;
        while (first < _places.Count)
        {
            var script = ScriptOf(first);
            var end = first + 1;
            while (end < _places.Count && ScriptOf(end) == script)
            {
                end++;
            }

            if ((script != GlyphScript.Han || (_isDotted && end - first <= MostSyllables)) && end - first > 1)
            {
                ReadRun(first, end);
                if (script == GlyphScript.Hangul && end - first is > 2 and <= MostSyllables)
                {
                    ReadRun(first + 1, end);
                }
            }

            first = end;
        }

        _segmentStart = _places.Count;
    }

    private GlyphScript ScriptOf(int place) => Glyphs.ScriptOf(_text[_places[place].Start]);

    private void ReadRun(int first, int end)
    {
        var (from, to) = (_places[first].Start, _places[end - 1].Start + _places[end - 1].Length);
        _readings.Add(new NamePart(from, to - from, first, end - first, first == _runStart));
    }

    private void Read(ReadOnlySpan<char> text, int place, int span)
    {
        var start = _length;
        Copy(text);
        _readings.Add(new NamePart(start, _length - start, place, span, true));
        _wordStart = _length;
    }

    private void Copy(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _text.Length)
        {
            // The text may lie in the buffer itself, which stays as it is until it has been copied.
            Array.Resize(ref _text, 2 * (_length + text.Length));
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
    }

    private void Append(int code) => Append(ref _text, ref _length, code);

    private static void Append(ref char[] text, ref int length, int code)
    {
        if (length + 2 > text.Length)
        {
            Array.Resize(ref text, 2 * text.Length);
        }

        length += new Rune(code).EncodeToUtf16(text.AsSpan(length));
    }
}
