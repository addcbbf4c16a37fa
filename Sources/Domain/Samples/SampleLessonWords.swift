/// The words sample lessons are made of: all made up, in strings that are split when they are used.
enum SampleLessonWords {
  static let things = SampleVocabulary.words(
    """
    一双草鞋 一盏马灯 半床棉絮 一本旧账 一封家书 一把算盘 一只搪瓷缸 一张借条 一根扁担 一件蓑衣 \
    一口老井 一座石桥 一辆板车 一枚徽章 一面锦旗 一方砚台 一架水车 一间夜校 一条渡船 一块田埂 \
    一把镰刀 一只药箱 一本笔记 一支钢笔 一块门板 一台缝纫机 一棵老樟树 一张合影 一串钥匙 一部老电话
    """)
  static let virtues = SampleVocabulary.words("守信 担当 清廉 勤俭 互助 实干 坚守 奉献 公道 好学")
  static let branches = SampleVocabulary.words("村党支部 社区党支部 村第一党小组 村第二党小组 学校党支部 卫生院党支部")
  static let posts = SampleVocabulary.words(
    "支部书记 组织委员 宣传委员 网格员 驻村队员 小学教师 乡村医生 返乡青年 退休干部 志愿者")
  static let standings = SampleVocabulary.words("中共党员 中共党员 中共党员 预备党员 群众")
  static let titles = SampleVocabulary.words(
    """
    {thing}的故事 {thing}里的{virtue} 从{thing}说起 {thing}背后的承诺 {thing}照见的家风 \
    {thing}与{place}的变迁 {place}的{thing} 我讲{thing} {thing}教我{virtue}
    """)
  static let summaries = lines(
    """
    从{thing}讲起，说{place}几代人怎样把{virtue}二字放在心上，落在手上。
    {thing}传了三代，讲的是{place}人{virtue}的本分，也是今天支部活动的开头。
    以{thing}为线，串起{place}的三件小事，说明{virtue}不在嘴上，在日常里。
    """)
  static let openings = lines(
    """
    各位乡亲，今天我带来的是{thing}，它在{place}的老屋里放了几十年，边角都磨亮了。
    在{place}，上了年纪的人都认得{thing}，问起它的来历，各人说的都不一样，只有一句相同。
    我第一次见到{thing}，是到{place}走访的那个雨天，主人家把它擦了又擦才递给我看。
    """)
  static let scenes = lines(
    """
    那年春旱，全村只有一股泉水，队里的人排着班守夜，谁家也没有多接过一瓢。
    涨水的时候，几个人把门板卸下来搭成便桥，先送走老人和孩子，自己最后才过。
    修路缺钱，他把家里准备盖房的木料拿了出来，账上只记了一行字：先用着，不急还。
    到了冬天，夜校的灯一直亮到九点，不识字的大嫂学会了写自己的名字，笑了一路。
    分粮的秤上从来不多不少，有人劝他给自家留一点，他只说秤杆子连着人心。
    村里办合作社，头一年亏了本，党员们先把自己的那份垫上，第二年才有人跟着来。
    谁家有了难处，总有人先到，话不多，带着米、带着药，坐一坐就走。
    孩子们上学要过河，他撑了十几年的船，没有收过一分钱，也没有误过一天。
    """)
  static let turns = lines(
    """
    后来路通了，日子好了，有人问{thing}还留着做什么，老人说，留着给后来的人看一看。
    等到我自己当了村里的干部，遇到难办的事，才真正懂得{thing}为什么一直留在那里。
    有一年清点老物件，大家一致说，别的都可以换新的，只有{thing}要原样放着。
    """)
  static let thoughts = lines(
    """
    {virtue}不是写在墙上的字，是一件事一件事做出来的，做久了，别人就信你。
    我们今天条件好了，更要把{virtue}放进每一次走访、每一张表格、每一句答复里。
    群众看我们，不看说得多响，只看事情办得实不实，账目清不清，人来得勤不勤。
    支部的力量，就在这样不起眼的地方，一点一点积起来，到要紧的时候靠得住。
    """)
  static let closings = lines(
    """
    这就是{thing}的故事，它还会在{place}讲下去，我的微党课就到这里，谢谢大家。
    下次到{place}来，我请大家亲手摸一摸{thing}，再听老人们讲一遍，谢谢大家。
    """)

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init)
  }
}
