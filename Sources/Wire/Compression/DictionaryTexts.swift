/// What messages are likely to hold, for the first dictionary. Frozen: see `Dictionary`.
///
/// zstd finds later bytes more cheaply, so what is most usual comes last.
enum DictionaryTexts {
  static var first: [UInt8] {
    var out = Array(texts.utf8)
    for name in names.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      // As the field `field` of an operation begins, behind the length of the operation.
      out += [0x0A, UInt8(truncatingIfNeeded: name.utf8.count)]
      out += name.utf8
    }
    for value in values.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      // As the value of a put begins.
      out += [0x1A, UInt8(truncatingIfNeeded: value.utf8.count)]
      out += value.utf8
    }
    for kind in kinds.split(separator: " ") {
      out += [0x12, UInt8(truncatingIfNeeded: kind.utf8.count)]
      out += kind.utf8
    }
    return out
  }

  private static let texts = """
    湖南省长沙市长沙县街道办事处镇乡村社区村民委员会居民委员会党支部党总支基层党委组织委员
    学校大学学院小学中学卫生院养老院幼儿园志愿服务队巾帼妇联共青团工会新时代文明实践站
    张王李赵刘陈杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏
    爷爷奶奶老人孩子女儿儿子父亲母亲丈夫妻子独居行动不便视力听力残疾患病住院手术长期服药
    家庭困难收入微薄无力购买希望得到一台一件一双一套一床一个一辆一袋一桶一箱一张一副
    棉被棉衣羽绒服毛毯被套床单枕头衣服裤子鞋子运动鞋雨鞋雨伞书包文具笔记本台灯书桌椅子
    电饭煲电压力锅电磁炉电热水壶取暖器电热毯风扇空调冰箱洗衣机电视机收音机手机热水器
    轮椅拐杖助行器血压计血糖仪护理床坐便椅防滑垫扶手老花镜助听器纸尿裤药箱
    大米食用油牛奶面条米粉鸡蛋水果月饼粽子图书绘本字典词典篮球足球羽毛球乒乓球跳绳画笔
    修理维修安装更换水管水龙头电线灯泡门窗屋顶漏水打扫卫生理发陪伴聊天辅导功课参观体验
    尺码型号颜色红色蓝色黑色白色灰色粉色身高体重厘米公斤岁
    开学前春节前中秋节前国庆节前冬天来临之前重阳节六一儿童节
    已核实情况属实同意按规定办理请尽快联系对接已联系已送达已回访对结果很满意基本满意不满意
    组号村组单元栋室号路
    """

  private static let names = """
    number suite key letter renews proof replica cut serial parent tier code code_system
    code_edition phone name id unit organisation share order waiting claimant claim_no way
    satisfaction opinion date by place amount summary occasion period event_days people
    published_text card publisher open origin origin_dot batch arbiter handed_to merged_into
    campaign carried_from verified_at verified_by submitted_at approved_at reach consent
    quantity size colour urgency recurring collective items wanted_by value class group
    id_number address guardian birth_date person detail public_text title no state
    """

  private static let values = """
    2025-06-30 2025-12-31 2026-06-30 2026-12-31 100 200 300 500 50
    organisation member company person village township county media no yes anonymous
    公共类 体验陪伴 服务 物资 其他 监测户 脱贫户 困难党员 困境儿童 留守儿童 空巢 孤寡 残疾 特困 低保
    merged carried_over withdrawn closed followed_up delivered contacted claimed published
    returned declined rework taken_down approved submitted verified registered draft
    """

  private static let kinds =
    "edition cut certificate unit event campaign card claim line detail wish"
}
