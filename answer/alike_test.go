package answer_test

import (
	"fmt"
	"testing"

	"detente/answer"
)

// A likePair is two questions that one saved answer serves, or does not.
type likePair struct {
	lang, a, b string
	same       bool
}

// likePairs are what the threshold and the words that count alike were chosen on.
var likePairs = []likePair{
	{"zh", "北约峰会在哪里举行？", "峰会在哪举行", true},
	{"zh", "什么时候开会？", "请问会议什么时候开？", true},
	{"zh", "怎么获得会员角色？", "如何获得会员角色", true},
	{"zh", "服务器的规则是什么？", "服务器有什么规则", true},
	{"zh", "活动奖品什么时候发放？", "活动的奖品哪天发放啊", true},
	{"zh", "谁负责处理举报？", "举报由谁负责处理？", true},
	{"zh", "下一次直播几点开始？", "请问下一次直播什么时候开始？", true},
	{"zh", "怎么修改昵称？", "昵称怎么修改", true},
	{"zh", "這個頻道可以發圖片嗎？", "这个频道能不能发图片", true},
	{"zh", "忘记密码怎么办？", "忘记了密码该怎么办", true},
	{"zh", "峰会在哪里举行", "峰会什么时候举行", false},
	{"zh", "谁领导北约？", "谁领导俄罗斯？", false},
	{"zh", "第二季什么时候播出？", "第三季什么时候播出？", false},
	{"zh", "可以发广告吗？", "不可以发广告吗？", false},
	{"zh", "怎么获得会员角色？", "怎么取消会员角色？", false},
	{"zh", "服务器的规则是什么？", "服务器的主题是什么？", false},
	{"zh", "会议要开多久？", "会议有多少人参加？", false},
	{"zh", "法国总统什么时候访问莫斯科？", "德国总理什么时候访问莫斯科？", false},
	{"zh", "怎么修改昵称？", "怎么修改密码？", false},
	{"zh", "活动奖品是什么？", "活动规则是什么？", false},
	{"zh", "谁能加入？", "怎么加入？", false},
	{"en", "Where is the summit held?", "Where will the summit be held?", true},
	{"en", "How do I get the role?", "How can I get the role", true},
	{"en", "When does the meeting start?", "What time does the meeting start?", true},
	{"en", "Who is the server owner?", "who's the owner of the server?", true},
	{"en", "Where can I report a bug?", "Where do I report bugs?", true},
	{"en", "What are the rules of this server?", "what are the server rules", true},
	{"en", "Can I post memes here?", "Is it allowed to post memes here?", true},
	{"en", "When will version 2 be released?", "When is version 2 getting released?", true},
	{"en", "How do I change my nickname?", "how to change nickname", true},
	{"en", "Please tell me how to link my Steam account", "How do I link my Steam account?", true},
	{"en", "Where is the summit held?", "When is the summit held?", false},
	{"en", "Who leads NATO?", "Who leads Russia?", false},
	{"en", "who leads nato", "who leads russia", false},
	{"en", "How do I get the role?", "How do I remove the role?", false},
	{"en", "When will version 2 be released?", "When will version 3 be released?", false},
	{"en", "Why can I post images?", "Why can't I post images?", false},
	{"en", "How long is the meeting?", "How many people are in the meeting?", false},
	{"en", "How do I change my nickname?", "How do I change my password?", false},
	{"en", "What are the rules of the server?", "What is the topic of the server?", false},
	{"en", "How do I link my Steam account?", "How do I link my Twitch account?", false},
	{"en", "Who can join the event?", "How can I join the event?", false},
	{"en", "When did Medvedev visit Moscow?", "When did Rasmussen visit Moscow?", false},
	{"ru", "Где пройдёт саммит?", "Где проходит саммит НАТО?", true},
	{"ru", "Когда начнётся собрание?", "Подскажите, когда начинается собрание?", true},
	{"ru", "Как получить роль участника?", "Как мне получить роль участника?", true},
	{"ru", "Кто владелец сервера?", "Кто является владельцем сервера?", true},
	{"ru", "Какие правила на сервере?", "Какие на этом сервере правила?", true},
	{"ru", "Где пройдёт саммит?", "Когда пройдёт саммит?", false},
	{"ru", "Кто руководит НАТО?", "Кто руководит Россией?", false},
	{"ru", "Как получить роль участника?", "Как убрать роль участника?", false},
	{"ru", "Можно публиковать рекламу?", "Почему нельзя публиковать рекламу?", false},
	{"ru", "Когда выйдет версия 2?", "Когда выйдет версия 3?", false},
	{"fr", "Où se tient le sommet ?", "Où se tiendra le sommet de l’OTAN ?", true},
	{"fr", "Comment obtenir le rôle de membre ?", "Comment puis-je obtenir le rôle membre ?", true},
	{"fr", "Quand commence la réunion ?", "À quelle heure commence la réunion ?", true},
	{"fr", "Quelles sont les règles du serveur ?", "C’est quoi les règles du serveur ?", true},
	{"fr", "Où se tient le sommet ?", "Quand se tient le sommet ?", false},
	{"fr", "Qui dirige l’OTAN ?", "Qui dirige la Russie ?", false},
	{"fr", "Comment obtenir le rôle ?", "Comment retirer le rôle ?", false},
	{"fr", "Quelles sont les règles du serveur ?", "Quels sont les salons du serveur ?", false},
	{"de", "Wo findet der Gipfel statt?", "Wo wird der Gipfel stattfinden?", true},
	{"de", "Wie bekomme ich die Rolle?", "Wie kann ich die Rolle bekommen?", true},
	{"de", "Wann beginnt das Treffen?", "Um wie viel Uhr beginnt das Treffen?", true},
	{"de", "Wo findet der Gipfel statt?", "Wann findet der Gipfel statt?", false},
	{"de", "Wie bekomme ich die Rolle?", "Wie ändere ich meinen Namen?", false},
	{"de", "Wer leitet die NATO?", "Wer leitet Russland?", false},
}

// heldOut are pairs that were written after everything was chosen.
var heldOut = []likePair{
	{"zh", "谁可以创建投票？", "哪些人可以创建投票", true},
	{"zh", "语音频道在哪里？", "语音频道在哪", true},
	{"zh", "机器人怎么邀请到我的服务器？", "如何把机器人邀请到服务器", true},
	{"zh", "比赛几号截止报名？", "比赛报名什么时候截止？", true},
	{"zh", "比赛什么时候截止报名？", "比赛什么时候公布结果？", false},
	{"zh", "谁可以创建投票？", "谁可以创建频道？", false},
	{"zh", "为什么我被禁言了？", "为什么我被踢了？", false},
	{"zh", "语音频道在哪里？", "公告频道在哪里？", false},
	{"en", "Where do I find the documentation?", "where is the documentation", true},
	{"en", "How can I become a moderator?", "How do I become moderator?", true},
	{"en", "When is the next game night?", "when's the next game night", true},
	{"en", "Who made this bot?", "Who is the creator of this bot?", true},
	{"en", "How can I become a moderator?", "How can I become a member?", false},
	{"en", "When is the next game night?", "When is the next movie night?", false},
	{"en", "Where do I find the documentation?", "Where do I find the source code?", false},
	{"en", "Is the server free?", "Is the server down?", false},
	{"ru", "Где найти документацию?", "Где находится документация?", true},
	{"ru", "Как пригласить бота на сервер?", "Как бота пригласить на свой сервер?", true},
	{"ru", "Как пригласить бота на сервер?", "Как удалить бота с сервера?", false},
	{"ru", "Когда будет следующий турнир?", "Когда был прошлый турнир?", false},
	{"fr", "Où trouver la documentation ?", "Où est la documentation ?", true},
	{"fr", "Comment inviter le bot sur mon serveur ?", "Comment j’invite le bot sur le serveur ?", true},
	{"fr", "Comment inviter le bot ?", "Comment configurer le bot ?", false},
	{"de", "Wo finde ich die Dokumentation?", "Wo ist die Dokumentation?", true},
	{"de", "Wie lade ich den Bot ein?", "Wie kann ich den Bot einladen?", true},
	{"de", "Wo finde ich die Dokumentation?", "Wo finde ich den Quellcode?", false},
}

// TestAlike holds the threshold to the pairs, both ways round.
func TestAlike(t *testing.T) {
	r, _ := article(t, answer.Options{})
	for _, tt := range []struct {
		name                        string
		pairs                       []likePair
		leastPrecision, leastRecall float64
	}{{"chosen on", likePairs, 1, 0.9}, {"held out", heldOut, 0.9, 0.8}} {
		t.Run(tt.name, func(t *testing.T) {
			precision, recall := judgePairs(t, r.Library(), tt.pairs)
			t.Logf("%d pairs: precision %.3f, recall %.3f", len(tt.pairs), precision, recall)
			if precision < tt.leastPrecision || recall < tt.leastRecall {
				t.Errorf("precision %.3f, recall %.3f; want %.2f and %.2f", precision, recall, tt.leastPrecision, tt.leastRecall)
			}
		})
	}
}

// judgePairs tells how many of the pairs taken for alike are, and how many of those
// that are were found.
func judgePairs(t *testing.T, l *answer.Library, pairs []likePair) (precision, recall float64) {
	t.Helper()
	found, right, same := 0, 0, 0
	for _, p := range pairs {
		a, b := l.Prepare(p.a, p.lang), l.Prepare(p.b, p.lang)
		like := a.Likeness(b)
		if back := b.Likeness(a); back != like || a.Likeness(a) != 1 {
			t.Errorf("%s – %s: %v, %v the other way, %v to itself", p.a, p.b, like, back, a.Likeness(a))
		}
		if p.same {
			same++
		}
		if like >= answer.AlikeThreshold {
			found++
		}
		if like >= answer.AlikeThreshold && p.same {
			right++
		} else if like >= answer.AlikeThreshold != p.same {
			t.Logf("%.2f, alike is %t: %s – %s", like, p.same, p.a, p.b)
		}
	}
	return float64(right) / float64(max(1, found)), float64(right) / float64(max(1, same))
}

func TestClosest(t *testing.T) {
	r, _ := article(t, answer.Options{})
	saved := []string{"怎么获得会员角色？", "峰会什么时候举行？", "北约峰会在哪里举行？"}
	if best, score := r.Library().Alike("请问峰会在哪举行", saved, ""); best != 2 || score < answer.AlikeThreshold {
		t.Errorf("%d with %.2f", best, score)
	}
	if best, score := r.Library().Alike("比特币多少钱", saved, ""); best != -1 || score != 0 {
		t.Errorf("%d with %.2f for what was never asked", best, score)
	}
	if like := (answer.Prepared{}).Likeness(answer.Prepared{}); like != 0 {
		t.Errorf("nothing is like nothing: %v", like)
	}
}

func FuzzLikeness(f *testing.F) {
	r, _ := article(f, answer.Options{})
	l := r.Library()
	for _, p := range likePairs {
		f.Add(p.a, p.b, p.lang)
	}
	f.Fuzz(func(t *testing.T, a, b, lang string) {
		p, q := l.Prepare(a, lang), l.Prepare(b, lang)
		if like := p.Likeness(q); like < 0 || like > 1 || like != q.Likeness(p) {
			t.Fatalf("%q – %q: %v and %v", a, b, like, q.Likeness(p))
		}
	})
}

func BenchmarkAlike(b *testing.B) {
	r, _ := article(b, answer.Options{})
	l := r.Library()
	var saved []answer.Prepared
	for i := range 500 {
		saved = append(saved, l.Prepare(fmt.Sprintf("%s %s", likePairs[i%len(likePairs)].a, likePairs[(i/3)%len(likePairs)].b), ""))
	}
	b.Run("prepare", func(b *testing.B) {
		for b.Loop() {
			l.Prepare("北约峰会在哪里举行？", "zh")
		}
	})
	q := l.Prepare("北约峰会在哪里举行？", "zh")
	b.Run("closest of 500", func(b *testing.B) {
		for b.Loop() {
			q.Closest(saved)
		}
	})
}
