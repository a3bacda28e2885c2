package claim

import (
	"strconv"
	"strings"
	"sync"
)

// unitTable names units: on each line what they measure, then each unit with how
// many of the first it is, and the ways to write it, folded.
const unitTable = `
length 1:米,公尺,metre,metres,meter,meters,m,mètre,mètres,метр,метра,метров,meter|1000:公里,千米,kilometre,kilometres,kilometer,kilometers,km,kilomètre,kilomètres,км,километр,километра,километров|0.01:厘米,公分,centimetre,centimetres,centimeter,centimeters,cm,см|0.001:毫米,millimetre,millimetres,millimeter,millimeters,mm,мм|1609.344:英里,mile,miles|0.3048:英尺,foot,feet,ft|0.0254:英寸,inch,inches|500:里,华里|0.9144:码,yard,yards|1852:海里
area 1:平方米,square metres,square meters|1000000:平方公里,square kilometres,square kilometers|10000:公顷,hectare,hectares|666.67:亩|3.3058:坪|4046.86:英亩,acre,acres
mass 1:公斤,千克,kilogram,kilograms,kilogramme,kilogrammes,kg,кг,килограмм,килограммов|0.001:克,gram,grams,g|1000:吨,公吨,tonne,tonnes,ton,tons,т,тонн,тонны,t,tonnen|0.5:斤|0.4536:磅,lb,lbs
volume 0.001:毫升,millilitre,millilitres,milliliter,milliliters,ml|1:升,公升,litre,litres,liter,liters|1000:立方米,cubic metres,cubic meters|3.785:加仑,gallon,gallons|158.987:桶,barrel,barrels
time 1:秒,秒钟,second,seconds,seconde,secondes,sekunde,sekunden,секунд,секунды|60:分钟,minute,minutes,min,minuten,минут,минуты|3600:小时,钟头,hour,hours,heure,heures,stunde,stunden,час,часа,часов|86400:天,日,昼夜,day,days,jour,jours,tag,tage,tagen,день,дня,дней|604800:周,星期,礼拜,week,weeks,semaine,semaines,woche,wochen,недели,недель|1296000:半个月
months 1:个月,月,month,months,mois,monat,monate,monaten,месяц,месяца,месяцев|12:年,周年,载,year,years,an,ans,année,années,jahr,jahre,jahren,год,года,лет|120:年代,十年代,decade,decades|3:季度|1200:世纪,century,centuries
workdays 1:工作日,个工作日,working days,business days|5:工作周,个工作周
power 1:瓦,watt,watts|1000:千瓦,kilowatt,kilowatts|1000000:兆瓦,megawatt,megawatts
energy 1:千瓦时,度电
temperature 1:摄氏度,度,degree,degrees,℃
ratio 0.01:%,％,percent,per cent,percentage,pour cent,prozent,процент,процента,процентов,个百分点
times 1:倍,times,fold
usd 1:美元,美金,dollar,dollars,usd,доллар,доллара,долларов|0.01:美分,cent,cents
eur 1:欧元,euro,euros,eur,евро
gbp 1:英镑,镑,pound,pounds,pence,фунтов
jpy 1:日元,日圆,yen
krone 1:克朗,krone,kroner,krona,kronor
rub 1:卢布,ruble,rubles,rouble,roubles,рубль,рубля,рублей
inr 1:卢比,rupee,rupees
yuan 1:元,人民币,块,块钱,圆,yuan,rmb,renminbi
hkd 1:港元,港币
krw 1:韩元,won
franc 1:法郎,franc,francs
`

// currencySigns stand before a sum, some of them behind it.
var currencySigns = map[string]string{"$": "usd", "£": "gbp", "€": "eur", "¥": "yuan", "￥": "yuan", "₽": "rub", "₹": "inr"}

// A unit is what a number measures; the zero value is a count of things.
type unit struct {
	dimension string
	factor    float64
}

// maxUnit is the longest way to write a unit, in lexemes.
const maxUnit = 4

// units maps the ways to write units.
var units = sync.OnceValue(func() map[string]unit {
	table := map[string]unit{}
	for line := range strings.Lines(unitTable) {
		dimension, list, _ := strings.Cut(strings.TrimSpace(line), " ")
		for entry := range strings.SplitSeq(list, "|") {
			factor, ways, ok := strings.Cut(entry, ":")
			f, err := strconv.ParseFloat(factor, 64)
			if !ok || err != nil {
				continue // the empty line
			}
			for way := range strings.SplitSeq(ways, ",") {
				table[way] = unit{dimension, f}
			}
		}
	}
	return table
})

// unitAt reads the longest unit at the head of lex; n is 0 for none.
func unitAt(lex []lexeme) (u unit, n int) {
	var b strings.Builder
	for i := 0; i < min(len(lex), maxUnit); i++ {
		if i > 0 && lex[i].kind == letters && lex[i-1].kind == letters {
			b.WriteByte(' ')
		}
		b.WriteString(lex[i].form)
		if found, ok := units()[b.String()]; ok {
			u, n = found, i+1
		}
	}
	return u, n
}

// currencyOf is the currency of a unit, "" for another.
func currencyOf(u unit) string {
	for _, c := range currencySigns {
		if c == u.dimension {
			return c
		}
	}
	return ""
}
