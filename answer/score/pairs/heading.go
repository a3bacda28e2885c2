package pairs

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"detente/knowledge/document"
	"detente/knowledge/language"
)

// heading makes the pair of a heading with a body of its own.
func (m *maker) heading(i int) {
	blocks, also := m.body(i)
	title := m.inSentence(strings.TrimSpace(numbering.ReplaceAllString(m.text(i), "")))
	if len(blocks) == 0 || title == "" || generic.MatchString(title) {
		return
	}
	lang := m.lang(title)
	n := hash(title)
	switch {
	case isQuestion(title):
		m.add(FAQ, lang, title, blocks, also)
	case utf8.RuneCountInString(title) > 60 || strings.HasSuffix(title, ":") || strings.HasSuffix(title, "："):
	default:
		if action, ok := m.headingAction(title, lang); ok {
			blocks, also = m.steps(blocks, also)
			m.add(HowTo, lang, askHow(action, lang, n), blocks, also)
		} else if m.defines(blocks[0], title) {
			m.add(Definition, lang, askWhat(title, lang), blocks[:1], append(blocks[1:], also...))
		} else if isName(title) {
			m.add(Heading, lang, aboutForms().ask(lang, title, "", n), blocks, also)
		}
	}
}

// steps puts steps under a heading, numbered or with a line that leads into them,
// before the prose that stands above them.
func (m *maker) steps(blocks, also []int) (best, others []int) {
	for _, i := range also {
		b := m.d.Blocks[i]
		numbered := b.Kind == document.List && i+1 < b.Next && m.d.Blocks[i+1].Number > 0
		if numbered || b.Lead >= 0 && b.Kind != document.Callout && b.Kind != document.Table {
			return []int{i}, append(slices.Clone(blocks), without(also, []int{i})...)
		}
	}
	return blocks, also
}

// inSentence writes a heading as it would stand in a sentence: words that the
// document mostly writes without a capital lose it.
func (m *maker) inSentence(title string) string {
	return capitalised.ReplaceAllStringFunc(title, func(w string) string {
		if low := strings.ToLower(w); m.count()[low] > m.words[w] {
			return low
		}
		return w
	})
}

var (
	infinitives = regexp.MustCompile(`(?i:\b(?:to|can|must|should|will)\s+)([a-z]+)\b`)
	capitalised = regexp.MustCompile(`\b[A-Z][a-z]+\b`)
	anyWord     = regexp.MustCompile(`\b[A-Za-z][a-z]+\b`)
)

// count counts the words of the document, headings left out.
func (m *maker) count() map[string]int {
	if m.words == nil {
		m.words = map[string]int{}
		for _, s := range m.d.Sentences {
			for _, w := range anyWord.FindAllString(m.d.Text[s.Start:s.End], -1) {
				m.words[w]++
			}
		}
	}
	return m.words
}

// body parts what stands right under heading i: the first block that answers, with
// what it leads into, and the others.
func (m *maker) body(i int) (blocks, also []int) {
	for j := m.d.Blocks[i].Next; j < len(m.d.Blocks); j = m.d.Blocks[j].Next {
		b := m.d.Blocks[j]
		if b.Kind == document.Heading || b.Section != m.d.Blocks[i].Section {
			break
		}
		if b.Kind == document.Callout && len(blocks) == 0 || len(blocks) > 0 {
			also = append(also, j)
			continue
		}
		blocks = []int{j}
		if b.Kind == document.Paragraph && document.LeadsIn(m.text(j)) {
			blocks = m.ledInto(j)
		}
	}
	return blocks, without(also, blocks)
}

// ledInto are the blocks that paragraph p leads into.
func (m *maker) ledInto(p int) (all []int) {
	for i := p + 1; i < len(m.d.Blocks) && m.d.Blocks[i].Section == m.d.Blocks[p].Section; i++ {
		if m.d.Blocks[i].Lead == p && m.d.Blocks[i].Kind != document.Callout {
			all = append(all, i)
		}
	}
	return all
}

func without(all, some []int) (left []int) {
	taken := map[int]bool{}
	for _, i := range some {
		taken[i] = true
	}
	for _, i := range all {
		if !taken[i] {
			left = append(left, i)
		}
	}
	return left
}

var (
	// numbering stands before a heading: "2.1 ", "第三章 ", "一、", "Step 3: ".
	numbering = regexp.MustCompile(`(?i)^(?:\d+(?:\.\d+)*[.)、．]? +|\d+[、．.]|第[一二三四五六七八九十\d]+[章节步部分篇][：:、 ]*|[一二三四五六七八九十]+[、．.]\s*|(?:step|part) \d+[:.] *|[QqＱ][:：.] *|问[:：] *)`)
	// generic are headings that name no subject of their own.
	generic = regexp.MustCompile(`(?i)^(?:overview|introduction|intro|summary|notes?|examples?|see also|references?|resources?|links?|usage|details?|general|misc(?:ellaneous)?|other|others|more|contents?|table of contents|faq|faqs|about|background|conclusion|appendix|next steps?|getting started|get started|quick start|quickstart|快速开始|快速上手|开始使用|what's next|prerequisites|requirements|changelog|license|credits|contributing|support|help|description|parameters?|options|output|result|results|steps?|概述|简介|介绍|说明|注意|注意事项|示例|例子|参考|参考资料|附录|总结|前言|目录|其他|其它|更多|步骤|操作|常见问题|使用|背景|结语|补充|附加内容|准备|前提|要求|参数|选项|更新日志|许可|致谢|下一步)$`)
	// asksEnglish begins a question without its sign.
	asksEnglish = regexp.MustCompile(`(?i)^(?:(?:what|who|where|when|why|which|how)(?: (?:many|much|long|often|far|\S+ions?|\S+s))? (?:is|are|was|were|do|does|did|can|could|should|will|would|must|may|has|have|if|happens)|(?:can|could|is|are|does|do|will|should|may|must|did|has|have) (?:i|you|we|it|they|the|an?|my|your|there)) .+`)
	asksChinese = regexp.MustCompile(`什么|怎么|怎样|如何|为何|哪|谁|多少|几个|吗$|是否|能否|可否`)
)

// isQuestion reports whether a heading asks; "How to X" is none.
func isQuestion(s string) bool {
	signed := strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？")
	if hasHan(s) {
		return signed || asksChinese.MatchString(s) && !chineseHow.MatchString(s)
	}
	return (signed && strings.Count(s, " ") > 1 || asksEnglish.MatchString(s)) && !pointing.MatchString(s)
}

// pointing matches a short question that is none away from its place: "How does it
// work?"
var pointing = regexp.MustCompile(`(?i)^(?:\S+ ){0,3}(?:it|this|that|these|here|what)\b(?: \S+){0,2}\??$`)

var (
	chineseHow   = regexp.MustCompile(`^(?:如何|怎么|怎样)([^？?]+)$`)
	chineseGuide = regexp.MustCompile(`^(.+?)的?(?:方法|教程|指南|步骤|流程|方式|说明)$`)
	chineseNoun  = regexp.MustCompile(`^([^的]{2,})的?(配置|设置|安装|部署|升级|更新|备份|迁移|卸载)$`)
	chineseVerb  = regexp.MustCompile(`^(?:安装|配置|设置|创建|新建|添加|增加|删除|移除|更新|升级|启动|停止|重启|使用|部署|导入|导出|修改|启用|禁用|关闭|开启|打开|备份|恢复|还原|迁移|卸载|下载|上传|登录|注册|查看|编写|发布|提交|连接|切换|重置|绑定|申请|加入|退出|制作|准备|选择|测试|调试|运行|编译|构建|搭建|编辑|调整|获取|生成|管理|自定义|定制)(.+)$`)
	englishVerb  = regexp.MustCompile(`(?i)^(?:install|uninstall|configure|set up|setup|create|add|remove|delete|update|upgrade|enable|disable|start|stop|restart|use|deploy|import|export|change|edit|back up|backup|restore|migrate|download|upload|log in|sign up|register|join|leave|write|publish|submit|connect|switch|reset|find|choose|test|debug|run|build|customi[sz]e|manage|get|make|request|invite|report|open|close|move|copy|merge|fix|check|verify|build) (?:\S+.*)$`)
	gerund       = regexp.MustCompile(`(?i)^([a-z]{2,})ing ((?:\S+ ?)+)$`)
)

// headingAction is what a heading says that its section helps to do.
func (m *maker) headingAction(s, lang string) (string, bool) {
	switch language.Primary(lang) {
	case "zh":
		return chineseAction(s)
	case "en":
		return m.englishAction(s)
	}
	return "", false
}

func chineseAction(s string) (string, bool) {
	if g := chineseHow.FindStringSubmatch(s); g != nil {
		return g[1], true
	}
	if g := chineseGuide.FindStringSubmatch(s); g != nil && chineseVerb.MatchString(g[1]+"…") {
		return g[1], true
	}
	if g := chineseNoun.FindStringSubmatch(s); g != nil && !chineseVerb.MatchString(s) {
		return g[2] + g[1], true
	}
	return s, chineseVerb.MatchString(s) && !chineseGuide.MatchString(s)
}

func (m *maker) englishAction(s string) (string, bool) {
	if len(s) > 7 && strings.EqualFold(s[:7], "how to ") {
		return mine(s[7:]), true
	}
	if g := gerund.FindStringSubmatch(s); g != nil {
		if verb, ok := m.infinitive(strings.ToLower(g[1])); ok {
			return mine(verb + " " + g[2]), true
		}
		return "", false
	}
	return mine(lowerFirst(s)), englishVerb.MatchString(s)
}

// infinitive finds the verb of a gerund without its -ing, in the forms that it may
// have, by what the document and the verbs of headings have.
func (m *maker) infinitive(root string) (string, bool) {
	forms := []string{root + "e", root}
	if n := len(root); n > 2 && root[n-1] == root[n-2] {
		forms = append(forms, root[:n-1])
	}
	if m.verbs == nil {
		m.verbs = map[string]bool{}
		for _, g := range infinitives.FindAllStringSubmatch(m.d.Text, -1) {
			m.verbs[g[1]] = true
		}
	}
	for _, f := range forms {
		if englishVerb.MatchString(f+" x") || m.verbs[f] {
			return f, true
		}
	}
	return "", false
}

// defines reports whether a paragraph begins by saying what the title names is.
func (m *maker) defines(i int, title string) bool {
	if m.d.Blocks[i].Kind != document.Paragraph || !isName(title) {
		return false
	}
	s := strings.ToLower(m.text(i))
	at := strings.Index(s, strings.ToLower(title))
	if at < 0 || at > 10 {
		return false
	}
	return defining.MatchString(s[at+len(title):])
}

// defining begins what says what something is, behind its name.
var defining = regexp.MustCompile(`^(?:[^a-z]{0,3}| \([^)]*\)|（[^）]*）)\s*(?:(?:is|are) (?:an?|the|used|our|one)\b|means|refers to|是|指|即|为|用于|可以|（)`)
