extension MessageTexts {
  /// Usage, files, input, and hints by exit status.
  static let usage = #"""
    usage.invalid	用法不对：{detail}。用 siwei --help 查看用法。	Wrong usage: {detail}. See siwei --help.
    usage.missing_option	缺少必填选项 --{option}。	The option --{option} is required.
    usage.clock_suspect
      zh 本机时钟显示 {today}，显然不对：请用 --{option} 写明日期，并校正时钟。
      en This machine's clock says {today}, which cannot be: give the day with --{option}, and set
        the clock.
    usage.missing_argument	缺少参数 {argument}。	The argument {argument} is missing.
    usage.missing_value
      zh 选项 {option} 后面缺少值。以“-”开头的值请写成 选项=值。
      en The option {option} lacks its value; write a value that begins with "-" as OPTION=VALUE.
    usage.missing_verb	“{noun}”后面要写做什么：{verbs}。	After "{noun}" say what to do: {verbs}.
    usage.missing_actor
      zh 此命令要记录经办人：请加 --as 姓名，或设置环境变量 SIWEI_AS。
      en This command records who acts: add --as NAME or set SIWEI_AS.
    usage.actor_form
      zh 经办人姓名须为1到64个字符，不能只有空格，也不能有控制字符。
      en The name given to --as must have 1 to 64 characters, not only spaces and no control
        characters.
    usage.unknown_option	没有选项 {option}。用 --help 查看可用选项。	There is no option {option}; see --help.
    usage.unexpected_argument
      zh 多出的参数“{argument}”。含空格的文字请加引号。
      en Unexpected argument "{argument}"; put texts with spaces in quotes.
    usage.no_value	选项 {option} 不带值。	The option {option} takes no value.
    usage.bad_value	“{value}”不能用作 {option} 的值。	"{value}" is no value for {option}.
    usage.exactly_one	以下选项须选且只选一个：{options}。	Give exactly one of these options: {options}.
    usage.item_form
      zh --item 要写成 评分项=分数，收到的是“{given}”。
      en Write --item as NAME=MARK; got "{given}".
    usage.set_form	--set 要写成 字段=值，收到的是“{given}”。	Write --set as FIELD=VALUE; got "{given}".
    usage.set_twice	字段 {field} 在 --set 中出现了两次。	The field {field} is set twice.
    usage.too_large	{value} 太大。	{value} is too large.
    usage.negative	{value} 不能是负数。	{value} must not be negative.
    usage.unknown_command
      zh 没有命令“{command}”。用 siwei --help 查看全部命令。
      en There is no command "{command}"; siwei --help lists all.
    command.unknown
      zh 没有命令“{command}”。用 siwei --help 查看全部命令。
      en There is no command "{command}"; siwei --help lists all.
    seen.malformed
      zh --seen 的令牌不完整或已损坏，请从 show 的输出重新复制。
      en The --seen token is damaged; copy it again from what show prints.
    file.missing	找不到文件 {path}。请检查路径。	There is no file {path}; check the path.
    file.unreadable	无法读取 {path}：{reason}。	Cannot read {path}: {reason}.
    file.not_utf8
      zh {path} 不是UTF-8文本。请另存为UTF-8后再试。
      en {path} is not UTF-8 text; save it as UTF-8 and try again.
    file.too_large	{path} 超过了 {limit} 的上限。请分成几份。	{path} is larger than {limit}; split it.
    file.cannot_create	无法创建 {path}：{reason}。	Cannot create {path}: {reason}.
    file.cannot_write	无法写入 {path}：{reason}。	Cannot write {path}: {reason}.
    output.failed	无法写到标准输出：{reason}。	Cannot write to standard output: {reason}.
    input.not_object
      zh 第{line}行不是一个JSON对象。每行写一个 {…}。
      en Line {line} is no JSON object; write one object a line.
    input.refused
      zh {count} 行被拒绝（第一处在第{line}行），其余已写入。改正被拒的行后可整份重交，行内带 id 的不会重复写入。
      en {count} lines were refused, the first is line {line}; the others were written. Correct
        them; lines with an id may be given again without effect.
    input.unsupported	此命令不接受 --input。	This command takes no --input.
    json.malformed	JSON有误，位置 {where}（行:列）。	The JSON is malformed at {where} (line:column).
    json.too_deep
      zh JSON嵌套超过 {limit} 层，位置 {where}。
      en The JSON is nested more than {limit} deep at {where}.
    json.too_large	JSON超过 {limit} 的上限。请分成几份。	The JSON is larger than {limit}; split it.
    json.duplicate_key
      zh JSON中键“{key}”重复，位置 {where}。
      en The JSON has the key "{key}" twice, at {where}.
    contract.malformed
      zh 与服务进程的对话出错（{what}）。请确认两边是同一版本。
      en The talk with the running server went wrong ({what}); make sure both have the same
        version.
    defect
      zh 程序内部出错：{what}。数据没有改动；请把这句话告诉维护人员。
      en A defect of the program: {what}. Nothing was changed; please report this line.
    status.64.hint	用 --help 查看该命令的用法。	See the command's --help.
    status.65.hint	改正输入后重试。	Correct the input and try again.
    status.66.hint	检查编号、路径或数据目录是否写对。	Check the id, path or data folder.
    status.69.hint
      zh 检查网络和对方地址，稍后再同步；本机数据不受影响。
      en Check the network and the peer's address and sync later; data here is safe.
    status.70.hint	请把错误内容告诉维护人员。	Please report this error.
    status.73.hint	换一个可写的空目录或文件名。	Choose an empty, writable folder or another file name.
    status.74.hint	检查磁盘空间和目录权限后重试。	Check disk space and permissions, then try again.
    status.75.hint	稍后再试。	Try again in a while.
    status.76.hint
      zh 检查地址是否指向siwei 节点的同步端口，以及双方版本。
      en Check that the address is a node's sync port, and both versions.
    status.77.hint	请由有权的单位或另一名人员办理。	Let a unit or person with the right do it.
    status.78.hint	运行 siwei doctor 查看如何修复。	Run siwei doctor to see how to repair it.
    """#
}
