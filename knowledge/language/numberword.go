package language

import (
	"strconv"
	"strings"
	"sync"
)

// numberColumns are the languages of the columns of numberRows.
var numberColumns = []string{"en", "de", "fr", "ru", "es"}

// numberRows are numbers and their words, cardinal and ordinal, folded and without
// diacritics; - stands for what is not one word. One is left out, which is an
// article too, and so is the English second.
const numberRows = `
2, two, zwei zweite, deux deuxieme, два две второй вторая, dos segundo
3, three third, drei dritte, trois troisieme, три третий третья, tres tercero
4, four fourth, vier vierte, quatre quatrieme, четыре четвертый, cuatro
5, five fifth, funf funfte, cinq cinquieme, пять пятый, cinco
6, six sixth, sechs sechste, six sixieme, шесть шестой, seis
7, seven seventh, sieben siebte, sept septieme, семь седьмой, siete
8, eight eighth, acht achte, huit huitieme, восемь восьмой, ocho
9, nine ninth, neun neunte, neuf neuvieme, девять девятый, nueve
10, ten tenth, zehn zehnte, dix dixieme, десять десятый, diez
11, eleven eleventh, elf elfte, onze onzieme, одиннадцать, once
12, twelve twelfth, zwolf zwolfte, douze douzieme, двенадцать, doce
13, thirteen thirteenth, dreizehn, treize, тринадцать, trece
14, fourteen fourteenth, vierzehn, quatorze, четырнадцать, catorce
15, fifteen fifteenth, funfzehn, quinze, пятнадцать, quince
16, sixteen sixteenth, sechzehn, seize, шестнадцать, dieciseis
17, seventeen seventeenth, siebzehn, -, семнадцать, diecisiete
18, eighteen eighteenth, achtzehn, -, восемнадцать, dieciocho
19, nineteen nineteenth, neunzehn, -, девятнадцать, diecinueve
20, twenty twentieth, zwanzig, vingt, двадцать, veinte
30, thirty thirtieth, dreissig dreißig, trente, тридцать, treinta
40, forty fortieth, vierzig, quarante, сорок, cuarenta
50, fifty fiftieth, funfzig, cinquante, пятьдесят, cincuenta
60, sixty sixtieth, sechzig, soixante, шестьдесят, sesenta
70, seventy seventieth, siebzig, -, семьдесят, setenta
80, eighty eightieth, achtzig, -, восемьдесят, ochenta
90, ninety ninetieth, neunzig, -, девяносто, noventa
100, hundred hundredth, hundert, cent, сто, cien
1000, thousand thousandth, tausend, mille, тысяча тысячи тысяч, mil
1000000, million millionth, million millionen, million, миллион миллиона миллионов, millon
`

type numberTable struct {
	values map[string]int
	words  map[int][]string
}

// numberTables hold the rows by language.
var numberTables = sync.OnceValue(func() map[string]numberTable {
	tables := map[string]numberTable{}
	for _, lang := range numberColumns {
		tables[lang] = numberTable{map[string]int{}, map[int][]string{}}
	}
	for row := range strings.Lines(numberRows) {
		cells := strings.Split(strings.TrimSpace(row), ", ")
		n, err := strconv.Atoi(cells[0])
		if err != nil {
			continue
		}
		for i, cell := range cells[1:] {
			t := tables[numberColumns[i]]
			for word := range strings.FieldsSeq(strings.Trim(cell, "-")) {
				t.values[word] = n
				t.words[n] = append(t.words[n], word)
			}
		}
	}
	return tables
})

// NumberWord is the number that a folded word of the language with the BCP 47 tag
// lang says, cardinal or ordinal: English, German, French, Russian or Spanish. It is
// 0 for any other word, for one, and for a number of several words.
func NumberWord(word, lang string) int {
	return numberTables()[Primary(lang)].values[WithoutMarks(word)]
}

// NumberWords are the words of a language for a number that has one of its own. The
// caller must not change them.
func NumberWords(n int, lang string) []string { return numberTables()[Primary(lang)].words[n] }
