extension MessageTexts {
  /// Messages of judging: what is wrong with a rubric or a mark, and how a result came about.
  static let judging = #"""
    judging.not_a_decimal
      zh {place}：{value} 不是分数，请写成 92.50 这样不带正负号的十进制数
      en {place}: {value} is no mark; write decimal digits such as 92.50, without a sign
    judging.too_many_digits
      zh {place}：{value} 位数太多，小数点前后各不超过{limit}位
      en {place}: {value} has too many digits; at most {limit} before and {limit} after the point
    judging.not_an_object
      zh {place} 应是 JSON 对象，请写成 {"键":值}
      en {place} must be a JSON object such as {"key":value}
    judging.unknown_key
      zh 没有 {place} 这个键，请检查拼写；可用的键：{known}
      en there is no key {place}; check its spelling; known here: {known}
    judging.missing_key	缺少 {place}，请补上	{place} is missing; add it
    judging.not_a_list	{place} 应是 JSON 数组	{place} must be a JSON array
    judging.list_too_long	{place} 不能多于{limit}项	{place} may have at most {limit} members
    judging.not_whole
      zh {place} 应是 {low} 到 {high} 的整数
      en {place} must be a whole number from {low} to {high}
    judging.not_words
      zh {place} 应是一行文字，不超过{limit}个字
      en {place} must be text on one line, at most {limit} characters
    judging.not_one_of	{place} 只能填：{allowed}	{place} must be one of: {allowed}
    judging.not_positive	{place} 应大于0	{place} must be greater than 0
    judging.not_a_row
      zh {place} 应是 [秒数, 扣分]，如 [31, "0.50"]
      en {place} must be [seconds, deduction], such as [31, "0.50"]
    judging.table_order
      zh {place}：秒数须逐行增加，扣分不得减少
      en {place}: seconds must rise from row to row and deductions must not fall
    judging.not_a_range
      zh {place} 应是 [最低分, 最高分]，且前者小于后者，如 ["70", "100"]
      en {place} must be [lowest, highest], the first below the second, such as ["70", "100"]
    judging.over_items
      zh {place}：{value} 超过各分项满分之和 {full}
      en {place}: {value} is more than all items together, {full}
    judging.off_step
      zh {place}：{value} 不是 {step} 的整倍数
      en {place}: {value} is no multiple of {step}
    judging.out_of_range
      zh {place}：{value} 不在 {low} 到 {high} 之间
      en {place}: {value} is not between {low} and {high}
    judging.no_name
      zh {place} 应有名称，且不含“=”
      en {place} must be a name without "="
    judging.name_twice	{place}：{value} 出现了两次	{place}: {value} is given twice
    judging.no_items
      zh {place}：评分细则没有分项，请只给总分
      en {place}: the rubric has no items; give a total
    judging.items_needed
      zh {place}：同分按分项排序，须逐项给分，不能只给总分
      en {place}: ties are settled by items, so give a mark for each item, not a total
    judging.items_count
      zh {place}：分项个数与评分细则不符
      en {place}: not as many marks as the rubric has items
    judging.item_unknown
      zh 评分细则没有分项 {place}；分项有：{known}
      en the rubric has no item {place}; its items: {known}
    judging.item_missing	缺少分项 {place} 的分数	the mark for {place} is missing
    judging.no_marks	{place} 的评分表没有分数	the sheet of {place} has no marks
    judging.judge_twice
      zh {place}：评委 {judge} 有两份有效评分表，请先核对
      en {place}: the judge {judge} has two valid sheets; compare them first
    judging.unknown_panel
      zh {place}：没有第{panel}组（从0数）评委
      en {place}: there is no panel {panel} (counted from 0)
    judging.weights_sum
      zh {place}：各组权重之和是 {sum}，应正好为1
      en {place}: the panels' weights add up to {sum}; they must make exactly 1
    judging.seat_twice
      zh {place}：第{value}个分数（从0数）不存在，或已经回避
      en {place}: there is no mark {value} (counted from 0), or it is recused already
    judging.entry_twice	作品 {place} 出现了两次	the entry {place} is given twice
    judging.decision_unused
      zh {place}：{entries} 不是跨线同分的全部作品，此决定用不上
      en {place}: {entries} are not all entries of one tie that crosses a line
    judging.at_line	第{line}行 {place}	line {line}: {place}
    judging.step.panel	第{number}组，权重{weight}：	panel {number}, weight {weight}:
    judging.step.valid	有效评分{count}份：{marks}	valid sheets {count}: {marks}
    judging.step.absent
      zh 缺席{count}份，不计入（不作0分）
      en absent {count}, left out (never a 0)
    judging.step.recused	回避{count}份，不计入	recused {count}, left out
    judging.step.void	作废{count}份，不计入	void {count}, left out
    judging.step.late	迟到{count}份，不计入	late {count}, left out
    judging.step.to_check	待核对{count}份，核对前不计入	to check {count}, left out until checked
    judging.step.untrimmed	按规则不去极值	by the rules no extremes are dropped
    judging.step.shrunk
      zh 两端应各去{wanted}个，为使余下不少于3份，改为各去{used}个
      en {wanted} to drop at each end, cut to {used} so that at least 3 remain
    judging.step.few	评委不足5人，未去极值	fewer than 5 sheets, none dropped
    judging.step.dropped
      zh 去掉最高分{count}个：{high}；最低分{count}个：{low}
      en dropped {count} highest: {high}; {count} lowest: {low}
    judging.step.mean	平均：{sum} {value}	mean: {sum} {value}
    judging.step.none	没有有效评分，不出成绩	no valid sheet, so no result
    judging.step.too_few
      zh 有效评分只有{count}份，不足3份，没有主评委的书面决定不出成绩
      en only {count} valid sheets, fewer than 3: no result without the chief judge's written
        decision
    judging.step.by_chief
      zh 有效评分只有{count}份，按主评委的书面决定计算
      en only {count} valid sheets, computed by the chief judge's written decision
    judging.step.weighted	加权：{parts} {value}	weighted: {parts} {value}
    judging.step.scaled	折算成百分制：× {factor} {value}	scaled to 100: × {factor} {value}
    judging.step.overtime	超时{seconds}秒，扣{amount}	{seconds} seconds over: {amount} off
    judging.step.undertime	少{seconds}秒，扣{amount}	{seconds} seconds short: {amount} off
    judging.step.deductions	扣分：{list}	deductions: {list}
    judging.step.deducted	共扣{total}，得分 {value}	{total} off in all {value}
    judging.step.rounded
      zh 最后四舍五入一次，保留{decimals}位小数：{final}
      en rounded once, at the end, half up to {decimals} decimals: {final}
    judging.step.shown
      zh {final} 与另一成绩看似相同而不相等，多写几位：{shown}
      en {final} looks like another result that differs; with more digits: {shown}
    judging.step.place	第{rank}名	place {rank}
    judging.step.tie_shared
      zh {count}个成绩完全相等，名次并列
      en {count} results are exactly equal and share the place
    judging.step.tie_items
      zh 成绩完全相等，依次比较分项平均：{items}
      en exactly equal; told apart by the items' means in their order: {items}
    judging.step.tie_decided
      zh {count}个成绩完全相等，名次由评委会表决决定
      en {count} results are exactly equal; the panel's vote decided their order
    judging.step.tie_undecided
      zh {count}个成绩完全相等，跨过第{line}名的界线，须加赛或表决，决定前不定名次
      en {count} results are exactly equal across the line after place {line}: not settled before a
        restatement or the panel's vote
    help.score	评分与计分。	Marks and results.
    help.score.compute
      zh 由一份分数文件算出成绩并写明过程；不需要数据目录。
      en Work out results from a file of marks, with every step; needs no data folder.
    option.score_file
      zh 分数文件（JSON，或每行一个JSON对象），“-”为标准输入。
      en A file of marks (JSON, or one JSON object a line); - is standard input.
    print.score.number	成绩{number}	result {number}
    print.score.open_tie
      zh 待定：第{line}名的界线上同为 {value}：{entries}；须加赛或表决
      en to decide: equal at {value} across the line after place {line}: {entries}; restate or vote
    label.entry	作品	entry
    label.valid	有效评分	valid sheets
    label.mean	平均	mean
    label.deduction	扣分	deduction
    label.shown	成绩	result
    label.tie	同分	tie
    label.to_check	待核对	to check
    label.without_result	无成绩	without result
    value.tie.shared	并列	shared
    value.tie.items	分项定先后	by items
    value.tie.decided	表决	by vote
    value.tie.undecided	待定	to decide
    """#
}
