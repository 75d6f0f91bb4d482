// Sentences of the API that are the same in every answer, in Chinese: by which rules something is counted, how exact
// a claimed number is. A sentence that is not here is shown as the API writes it.

const chinese: Readonly<Record<string, string>> = {
  'A member counts once, however many ties it has.': '每个成员只计一次，无论有多少条关系。',
  ['Members and council members count, and recipients of an award; chairs and vice-chairs count in an organ of the '
    + 'conference, not in an organization.']:
    '成员、理事和获奖者计入；主席与副主席在大会机构中计入，在其他组织中不计入。',
  'Other offices are listed but do not count; taking part or speaking makes no member.':
    '其他职务列出但不计入；参加或发言不构成成员。',
  ['Certainty is yes when the dates prove that the tie held on the day (in a month or a year: throughout it), no when '
    + 'they rule it out, unknown when they do not tell; a missing end does not mean that it still holds. An award, '
    + 'once received, is kept.']:
    '日期证明关系在当日成立（某月或某年则为整个期间）时为确定；日期排除时为否；日期无法说明时为未知。'
    + '缺少结束日期并不表示关系仍然成立。奖项一经获得即保留。',
  'Terms of one member that follow each other without a gap count as one.': '同一成员前后相接的任期计为一次。',
  ['Where a tie has no start or no end of its own, it lies within the life of its body and of its member, as far as '
    + 'their dates are known.']:
    '关系本身没有开始或结束日期时，以机构及成员的存续期间为限（以已知日期为准）。',
  'Several ties of one entity count together: the days of any of them are its days.':
    '同一对象的多条关系合并计算：其中任何一条成立的日子都算作其日子。',
  ['A day is certain where the dates prove that each was tied on it, and possible where they do not rule it out; a '
    + 'missing date proves nothing and rules nothing out.']:
    '日期证明各方当日均有关系时为确定，日期不排除时为可能；缺少日期既不证明也不排除任何事。',
  'To share an organization or an event says nothing about having met.': '同属一个组织或参加同一活动，并不说明曾经会面。',
  exactly: '恰为',
  about: '约',
  around: '约',
  nearly: '近',
  'more than': '超过',
};

/** A sentence of the API in a language, and which language that is. */
export const ruleIn = (rule: string, language: 'en' | 'zh'): { text: string; lang: 'en' | 'zh' } =>
  language === 'zh' && chinese[rule] ? { text: chinese[rule], lang: 'zh' } : { text: rule, lang: 'en' };
