// Package calendar reads the dates in a text: where they stand, and when that is,
// as a value that can be compared. It knows how Chinese, English, French, German
// and Russian write dates.
//
// What a date leaves out is taken from the dates before it, so that a [Reader] is
// given the sentences of a document in their order. A document that nowhere tells
// its year has dates all the same: they count from its own year, which nobody
// knows, and can be compared among themselves.
package calendar
