package language

// MeasureWords stand between a number and what it counts in Chinese, or are the unit
// that is counted, in simplified characters; so does what tells that a single
// character before it is a number.
const MeasureWords = "个位名座家种次届场条项支部所只倍岁人艘架辆枚册篇件套台根杯株扇盏幅棵口户票球层期批度张封首段轮颗头匹束排组队国方者点代期岛地县市省州号卷集级间页班股份笔列处票坪句局盘回轮步遍趟声顿番阵滴堆串对双副尊幢栋孔顷曲行柱团窝丛例宗桩" +
	"元米里吨克斤天年月日时分秒周星亿万千百十成块"

// OrdinalMeasures are those that 首 makes the first of: 首次, 首届.
const OrdinalMeasures = "个位名座家次届场条项支部批轮件张艘架本套所款种例期"

// countWords are the measure words, and what is counted without one, that tell of a
// sentence that it counts something, and of a question what it wants counted.
const countWords = "个位名座家种次届场条项支部所只倍成岁人国艘架辆枚万亿%米里吨天年月日分秒集章卷首篇册本层站公千平"

// askedMeasures follow 哪, 哪一 and 几 in questions; after 哪 also what is asked for.
const askedMeasures = "个位名座家种所部届场次支条本首项只方面年天月日代号级岁"
