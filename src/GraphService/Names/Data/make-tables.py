"""Makes folding.txt and han.txt from the Unicode Character Database and OpenCC's table of Japanese forms.

usage: make-tables.py FOLDER JAPANESE

JAPANESE is JPShinjitaiCharacters.txt. FOLDER holds UnicodeData.txt, CaseFolding.txt, EquivalentUnifiedIdeograph.txt, Unihan_Variants.txt and
Unihan_Readings.txt of one version, the last two also as .bz2; README.md tells which version and whose licences.
"""
import bz2
import collections
import os
import re
import sys
import unicodedata

folder, japanese = sys.argv[1:]


def lines(name):
    path = os.path.join(folder, name)
    text = (open(path, "rb").read() if os.path.exists(path) else bz2.open(path + ".bz2").read()).decode()
    return [line.split("#")[0] if not name.startswith("Unihan") else line
            for line in text.splitlines() if line and not line.startswith("#")]


# ---- folding.txt: what a character is compared as, where that is not itself

category, combining, decomposition, digit = {}, {}, {}, {}
for line in lines("UnicodeData.txt"):
    fields = line.split(";")
    code = int(fields[0], 16)
    category[code], combining[code] = fields[2], int(fields[3])
    if fields[5]:
        decomposition[code] = [int(part, 16) for part in fields[5].split() if not part.startswith("<")]
    if fields[2] == "Nd":
        digit[code] = 0x30 + int(fields[6])
case = {}
for line in lines("CaseFolding.txt"):
    code, status, to = [field.strip() for field in line.split(";")][:3]
    if status in "CF":
        case[int(code, 16)] = [int(part, 16) for part in to.split()]
radicals = {}
for line in lines("EquivalentUnifiedIdeograph.txt"):
    if line.strip():
        codes, to = [field.strip() for field in line.split(";")]
        first, _, last = codes.partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            radicals[code] = int(to, 16)

# Signs that stand for an apostrophe, within a word: dropped.
apostrophes = set(map(ord, "'`´‘’‛′‵ʹʺʻʼʽʾʿˈˊˋˌ＇׳״՚՛Ꞌꞌ")) | set(range(0x2B0, 0x300)) - {0x2B0}
# Dots that part the words of names transcribed into Han or kana: dropped.
dots = set(map(ord, "·•‧∙⋅・･᛫⸱⸳"))
# Marks with a class of their own that are vowels, not accents (Thai, Lao, Tibetan, Telugu; 9 is the virama).
vowels = {0, 9, 84, 91, 103, 118, 129, 130, 132}
# Letters that Unicode does not take apart, and letters of one script that are written in several ways.
letters = {ord(a): b for a, b in {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ŋ": "ng",
    "ı": "i", "ȷ": "j", "ĸ": "k", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ƙ": "k", "ŀ": "l", "ɛ": "e",
    "ɔ": "o", "ə": "a", "ǝ": "a", "ƶ": "z", "ɣ": "g", "ƴ": "y", "ɲ": "n", "ɨ": "i", "ʉ": "u", "ƀ": "b",
    "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه",
    "ٱ": "ا", "ء": "", "ـ": "", "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "ς": "σ",
}.items()}
# Composed letters that are letters of their own.
own = set(map(ord, "йёїў"))
ignorable = {0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0} | set(range(0xFE00, 0xFE10)) | {
    0x180B, 0x180C, 0x180D, 0x180F} | set(range(0xE0100, 0xE01F0))


def fold(code):
    """The code points that a character is compared as."""
    if code in apostrophes or code in dots or code in ignorable:
        return []
    if code in letters:
        return [ord(c) for c in letters[code]]
    if code in own or case.get(code, [0])[0] in own:
        return case.get(code, [code])
    if 0x3041 <= code <= 0x3096 or code in (0x309D, 0x309E):
        return [code + 0x60]                      # hiragana as katakana
    if 0x30A1 <= code <= 0x30FA or code in (0x3099, 0x309A):
        return [code]
    if code in radicals:
        return fold(radicals[code])
    if code in digit:
        return [digit[code]]
    if category.get(code) in ("Cf", "Me"):
        return []
    if category.get(code) == "Mn" and combining[code] not in vowels:
        return []
    parts = decomposition.get(code) if not 0xAC00 <= code <= 0xD7A3 else None
    parts = parts or case.get(code)
    if parts is None or parts == [code]:
        return [code]
    return [to for part in parts for to in fold(part)]


groups = collections.defaultdict(list)
codes = set(category) | set(range(0x2E80, 0x2FE0))
for code in sorted(codes | apostrophes | dots | ignorable):
    if 0xD800 <= code < 0xF900 or code < 0x41:
        if code != 0x27:
            continue
    to = fold(code)
    if to != [code] and all(32 <= part for part in to):
        text = "".join(map(chr, to))
        # A sign that folds into space and a mark parts words as the sign itself does.
        if not text.strip() and text:
            continue
        groups[text].append(code)


def ranges(codes):
    out, start = [], None
    for code in codes + [None]:
        if start is not None and code != last + 1:
            out.append(f"{start:X}" if start == last else f"{start:X}-{last:X}")
            start = None
        if code is not None and start is None:
            start = code
        last = code
    return " ".join(out)


with open("folding.txt", "w", encoding="utf-8", newline="\n") as out:
    for text in sorted(groups):
        out.write(f"{text}\t{ranges(groups[text])}\n")

# ---- han.txt: simplified forms, Mandarin and Cantonese readings

variant = {}
for line in lines("Unihan_Variants.txt"):
    code, field, value = line.split("\t")
    if field == "kSimplifiedVariant":
        targets = [int(part.split("<")[0][2:], 16) for part in value.split()]
        code = int(code[2:], 16)
        if code not in targets:
            variant[code] = targets[0]
for line in open(japanese, encoding="utf-8"):
    if line.startswith("#") or not line.strip():
        continue
    modern, traditional = line.split()[:2]
    # The Japanese form of a character goes where the traditional one goes, unless it is in use in Chinese too.
    to = variant.get(ord(traditional), ord(traditional))
    if to != ord(modern) and ord(modern) not in variant and ord(modern) not in set(variant.values()):
        variant[ord(modern)] = to
for code in list(variant):
    seen = {code}
    while variant[code] in variant and variant[code] not in seen:
        seen.add(variant[code])
        variant[code] = variant[variant[code]]


def plain(reading):
    text = unicodedata.normalize("NFD", reading.lower())
    text = text.replace("u\u0308", "v")
    return "".join(c for c in text if c.isalpha() and c.isascii())


mandarin, cantonese, common = collections.defaultdict(list), {}, set()
order = ["kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983"]
found = collections.defaultdict(dict)
for line in lines("Unihan_Readings.txt"):
    code, field, value = line.split("\t")
    if field in order or field == "kCantonese":
        found[int(code[2:], 16)][field] = value
for code, fields in found.items():
    for field in order:
        value = fields.get(field, "")
        value = re.sub(r"\([^)]*\)", "", value) if field == "kHanyuPinlu" else re.sub(r"\S+:", "", value)
        for reading in re.split(r"[ ,]+", value):
            if plain(reading) and plain(reading) not in mandarin[code]:
                mandarin[code].append(plain(reading))
    if "kCantonese" in fields:
        cantonese[code] = re.sub(r"\d", "", fields["kCantonese"].split()[0])

# Readings of surnames that the dictionaries above leave out or that are read so as surnames alone.
surnames = "曾zeng 单shan 單shan 解xie 仇qiu 区ou 區ou 朴piao 盖ge 蓋ge 查zha 翟zhai 华hua 華hua 乐yue 樂yue 洗xian " \
    "繁po 种chong 秘bi 缪miao 繆miao 员yun 員yun 那na 宓mi 折she 覃qin 覃tan 召shao 柏bai 葛ge 黑he 句gou 隗wei " \
    "隗kui 谌chen 諶chen 谌shen 郗xi 祭zhai 尉yu 万mo 俟qi 令ling 冼xian 逄pang 乜nie 厍she 佴nai 都du 曲qu 长zhang"
for entry in surnames.split():
    if entry[1:] not in mandarin[ord(entry[0])]:
        mandarin[ord(entry[0])].append(entry[1:])

with open("han.txt", "w", encoding="utf-8", newline="\n") as out:
    by = collections.defaultdict(str)
    for code in sorted(variant):
        by[variant[code]] += chr(code)
    for to in sorted(by):
        out.write(f"={chr(to)}\t{by[to]}\n")
    by, more, jyutping = (collections.defaultdict(str) for _ in range(3))
    for code in sorted(mandarin):
        for i, reading in enumerate(mandarin[code]):
            (by if i == 0 else more)[reading] += chr(code)
    for code in sorted(cantonese):
        if code < 0xA000 and ("kXHC1983" in found[code] or code in variant or "kTGHZ2013" in found[code]):
            jyutping[cantonese[code]] += chr(code)
    for reading in sorted(set(by) | set(more)):
        out.write(f"{reading}\t{by[reading]}\t{more[reading]}\n")
    for reading in sorted(jyutping):
        out.write(f"~{reading}\t{jyutping[reading]}\n")
